//! Stories of papers and of the rules that ask for them.

use proptest::prelude::*;

use super::*;
use crate::domain::catalogue::ProducerKind;

fn day(s: &str) -> NaiveDate {
    s.parse().unwrap()
}

fn paper(kind: CertificateKind, number: &str, from: &str, to: Option<&str>) -> FiledCertificate {
    let certificate = Certificate {
        producer: ProducerCode::new("OX").unwrap(),
        product: None,
        kind,
        title: String::new(),
        number: number.into(),
        issuer: String::new(),
        from: day(from),
        to: to.map(day),
        filed_at: String::new(),
    };
    FiledCertificate { certificate, withdrawn: None }
}

fn honey(kind: ProducerKind, stars: Option<u8>) -> NeedSubject {
    NeedSubject {
        product: ProductCode::new("MO").unwrap(),
        name: "Mật ong".into(),
        producer: ProducerCode::new("OX").unwrap(),
        producer_kind: kind,
        group_item: Some(4),
        stars,
    }
}

fn lacking(subject: &NeedSubject, papers: &[FiledCertificate], on: &str) -> Vec<CertificateKind> {
    let needs = needs_of(subject, &rules_on(&[], NaiveDate::MAX), papers, day(on));
    needs.into_iter().filter(|n| !matches!(n.state, NeedState::Met(_))).map(|n| n.kind).collect()
}

#[test]
fn a_kind_is_read_however_people_spell_it() {
    use CertificateKind as K;
    for (text, kind) in [
        ("Viet Gap", Some(K::VietGap)),
        ("VIETGAHP", Some(K::VietGap)),
        ("Global G.A.P", Some(K::GlobalGap)),
        ("ISO: 22000", Some(K::Iso22000)),
        ("ISO22000:2018", Some(K::Iso22000)),
        ("TCVN ISO 22000:2018", Some(K::Iso22000)),
        ("FSSC 22000", Some(K::Fssc22000)),
        ("hữu cơ", Some(K::Organic)),
        ("USDA Organic", Some(K::Organic)),
        ("cGMP", Some(K::Gmp)),
        ("haccp", Some(K::Haccp)),
        ("Bản tự công bố", Some(K::SelfDeclaration)),
        ("GCN đủ điều kiện ATTP", Some(K::FoodSafety)),
        ("Bản cam kết ATTP", Some(K::FoodSafetyPledge)),
        ("Phiếu kết quả kiểm nghiệm", Some(K::TestReport)),
        ("food_safety", Some(K::FoodSafety)),
        ("Giấy ĐKKD", Some(K::BusinessRegistration)),
        ("ISO", None),
        ("giấy khai sinh", None),
    ] {
        assert_eq!(K::read(text), kind, "{text}");
    }
}

#[test]
fn every_kind_is_read_by_its_own_code_names_and_spellings() {
    for kind in CertificateKind::ALL {
        let rules = kind.rules();
        for text in [rules.code, rules.names.0, rules.names.1].iter().chain(rules.spellings) {
            assert_eq!(CertificateKind::read(text), Some(*kind), "{text}");
        }
        assert_eq!(serde_json::to_value(kind).unwrap(), rules.code);
    }
}

#[test]
fn a_name_boasts_of_standards_only_by_whole_words() {
    assert_eq!(CertificateKind::boasted("Rau muống VietGAP"), [CertificateKind::VietGap]);
    assert_eq!(CertificateKind::boasted("Chè hữu cơ 100 g"), [CertificateKind::Organic]);
    assert!(CertificateKind::boasted("Mật ong cam kết ngon").is_empty());
}

#[test]
fn the_usual_term_ends_on_a_day_that_exists() {
    let from = day("2024-02-29");
    assert_eq!(CertificateKind::FoodSafety.usual_last_day(from), Some(day("2027-02-28")));
    assert_eq!(CertificateKind::SelfDeclaration.usual_last_day(from), None);
}

#[test]
fn a_paper_holds_to_the_end_of_its_last_day_and_until_it_is_withdrawn() {
    let mut p = paper(CertificateKind::FoodSafety, "1", "2024-01-01", Some("2026-12-31"));
    assert_eq!(p.state_on(day("2023-12-31")), CertificateState::Upcoming);
    assert_eq!(p.state_on(day("2026-12-31")), CertificateState::Valid);
    assert_eq!(p.state_on(day("2027-01-01")), CertificateState::Expired);
    p.withdrawn = Some((day("2025-06-01"), "kiểm tra không đạt".into()));
    assert_eq!(p.state_on(day("2025-05-31")), CertificateState::Valid);
    assert_eq!(p.state_on(day("2025-06-01")), CertificateState::Withdrawn);
}

#[test]
fn a_newer_paper_takes_the_place_of_the_old_one_but_trademarks_stand_side_by_side() {
    let of = |kind| [paper(kind, "1", "2024-01-01", Some("2026-12-31")), paper(kind, "2", "2026-06-01", None)];
    let safety = of(CertificateKind::FoodSafety);
    assert_eq!(state_among(&safety, &safety[0], day("2026-05-31")), CertificateState::Valid);
    assert_eq!(state_among(&safety, &safety[0], day("2026-06-01")), CertificateState::Replaced);
    assert!(is_followed(&safety, &safety[0]));
    let marks = of(CertificateKind::Trademark);
    assert_eq!(state_among(&marks, &marks[0], day("2026-06-01")), CertificateState::Valid);
    assert!(!is_followed(&marks, &marks[0]));
}

#[test]
fn a_paper_with_a_gap_before_the_next_is_not_followed() {
    let gap = |next| {
        let all = [
            paper(CertificateKind::FoodSafety, "1", "2024-01-01", Some("2026-12-31")),
            paper(CertificateKind::FoodSafety, "2", next, Some("2030-01-01")),
        ];
        is_followed(&all, &all[0])
    };
    assert!(gap("2027-01-01"));
    assert!(!gap("2027-01-02"));
}

#[test]
fn food_needs_a_declaration_and_a_safe_place() {
    use CertificateKind as K;
    let company = honey(ProducerKind::Company, None);
    let pledge = [paper(K::FoodSafetyPledge, "1", "2026-01-01", Some("2029-01-01"))];
    assert_eq!(lacking(&company, &[], "2026-11-25"), [K::SelfDeclaration, K::FoodSafety]);
    assert_eq!(lacking(&company, &pledge, "2026-11-25"), [K::SelfDeclaration, K::FoodSafety]);
    let household = honey(ProducerKind::Household, None);
    assert_eq!(lacking(&household, &pledge, "2026-11-25"), [K::SelfDeclaration], "small makers may promise");
    let system = [paper(K::Haccp, "1", "2026-01-01", Some("2029-01-01"))];
    assert_eq!(lacking(&company, &system, "2026-11-25"), [K::SelfDeclaration], "HACCP serves as well");
}

#[test]
fn four_stars_ask_for_a_trace_and_a_trademark_and_a_boast_for_its_certificate() {
    use CertificateKind as K;
    let four = NeedSubject { group_item: Some(21), ..honey(ProducerKind::Company, Some(4)) };
    assert_eq!(lacking(&four, &[], "2026-11-25"), [K::Trace, K::Trademark]);
    let boast = NeedSubject { name: "Túi cói hữu cơ".into(), stars: Some(3), ..four };
    assert_eq!(lacking(&boast, &[], "2026-11-25"), [K::Organic]);
}

#[test]
fn another_product_s_paper_does_not_serve() {
    let mut declared = paper(CertificateKind::SelfDeclaration, "1", "2026-01-01", None);
    declared.certificate.product = Some(ProductCode::new("KEO").unwrap());
    let missing = lacking(&honey(ProducerKind::Company, None), &[declared.clone()], "2026-11-25");
    assert!(missing.contains(&CertificateKind::SelfDeclaration));
    declared.certificate.product = Some(ProductCode::new("MO").unwrap());
    let missing = lacking(&honey(ProducerKind::Company, None), &[declared], "2026-11-25");
    assert!(!missing.contains(&CertificateKind::SelfDeclaration));
}

#[test]
fn a_need_that_was_met_once_has_lapsed_and_is_not_missing() {
    let old = [paper(CertificateKind::FoodSafety, "1", "2023-01-01", Some("2026-01-01"))];
    let needs = needs_of(&honey(ProducerKind::Company, None), &rules_on(&[], NaiveDate::MAX), &old, day("2026-11-25"));
    let of = |kind| needs.iter().find(|n| n.kind == kind).map(|n| n.state);
    assert_eq!(of(CertificateKind::FoodSafety), Some(NeedState::Lapsed));
    assert_eq!(of(CertificateKind::SelfDeclaration), Some(NeedState::Missing));
}

proptest! {
    /// The model is a drawer: day by day papers are put in, and what ends or is taken away is thrown out.
    #[test]
    fn a_need_is_met_just_while_the_drawer_holds_a_paper_for_it(
        rows in prop::collection::btree_map(0i64..50, (0usize..3, prop::option::of(1i64..40), prop::option::of(0i64..90)), 0..6),
    ) {
        use CertificateKind as K;
        let kinds = [K::FoodSafety, K::Haccp, K::Halal];
        let on = |n: i64| day("2026-01-01") + chrono::Duration::days(n);
        let papers: Vec<FiledCertificate> = rows.iter().map(|(from, (kind, length, gone))| {
            let mut p = paper(kinds[*kind], &from.to_string(), "2026-01-01", None);
            p.certificate.from = on(*from);
            p.certificate.to = length.map(|n| on(from + n));
            p.withdrawn = gone.map(|n| (on(n), "x".into()));
            p
        }).collect();
        let subject = NeedSubject { group_item: Some(1), ..honey(ProducerKind::Company, None) };
        let mut drawer: Vec<(Option<i64>, Option<i64>)> = Vec::new();
        for today in 0..90 {
            if let Some((kind, length, gone)) = rows.get(&today).filter(|r| r.0 < 2) {
                let _ = kind;
                drawer.push((length.map(|n| today + n), *gone));
            }
            drawer.retain(|(last, gone)| last.is_none_or(|l| today <= l) && gone.is_none_or(|g| today < g));
            let need = needs_of(&subject, &rules_on(&[], NaiveDate::MAX), &papers, on(today)).into_iter().find(|n| n.kind == K::FoodSafety).unwrap();
            prop_assert_eq!(matches!(need.state, NeedState::Met(_)), !drawer.is_empty(), "day {}", today);
        }
    }
}

#[test]
fn a_shop_changes_a_row_from_a_day_on_and_its_own_rule_is_not_called_law() {
    use CertificateKind as K;
    let trace = |from: Option<&str>, paper| PaperRule {
        rule: "trace".into(),
        from: from.map(day),
        paper,
        sets: vec![(4, 17)],
        stars: None,
        or: Vec::new(),
        small: Vec::new(),
        basis: "quy chế".into(),
    };
    let set = [trace(Some("2026-06-01"), Some(K::Trace)), trace(Some("2026-09-01"), None)];
    let asked = |on: &str, stars| {
        let needs = needs_of(&honey(ProducerKind::Company, stars), &rules_on(&set, day(on)), &[], day(on));
        needs.iter().any(|need| need.kind == K::Trace)
    };
    assert_eq!((asked("2026-05-31", Some(4)), asked("2026-05-31", None)), (true, false), "the usual row");
    assert_eq!((asked("2026-06-01", None), asked("2026-08-31", None)), (true, true), "the shop's own");
    assert_eq!((asked("2026-09-01", Some(4)), asked("2026-09-01", None)), (false, false), "asked no more");
    let source = |on: &str| rules_on(&set, day(on)).into_iter().find(|r| r.rule.rule == "trace").unwrap().source;
    assert_eq!((source("2026-05-31"), source("2026-06-01")), (RuleSource::Shop, RuleSource::Shop));
    let laws = rules_on(&[], day("2026-01-01")).into_iter().filter(|r| r.source == RuleSource::Law);
    assert!(laws.map(|r| r.rule.basis).all(|basis| basis.contains("Điều")), "a law is named by its article");
}
