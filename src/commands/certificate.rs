//! Papers recorded, corrected and withdrawn; samples given to an inspector.

use super::{CommandError, Ctx, Decision, text, text_or_empty};
use crate::domain::catalogue::Product;
use crate::domain::certificate::{
    Certificate, CertificateKind, CertificateState, CertificateTerm, CertificateWithdrawn, FiledCertificate, PaperRule,
    SETS,
};
use crate::domain::command::{LotLine, RecordCertificate, TakeSample, WithdrawCertificate};
use crate::domain::entry::Fact;
use crate::domain::ids::{ProducerCode, ProductCode};
use crate::domain::outbox::PrintDoc;
use crate::domain::recognition::Stars;
use crate::domain::refusal::{CertificateRefusal, Refusal};
use crate::domain::stock::{GoodsWrittenOff, Inspected, LossCause, StockPlace};
use crate::store::Tx;

/// Records a paper; the same number and first day correct what was recorded before.
pub(super) fn record_certificate(tx: &Tx<'_>, c: &RecordCertificate) -> Result<Decision, CommandError> {
    let kind = kind(&c.kind)?;
    owner(tx, &c.producer, c.product.as_ref())?;
    let title = title(kind, &c.kind)?;
    let to = c.to.or_else(|| kind.usual_last_day(c.from));
    if to.is_none() && kind.rules().term == CertificateTerm::Stated {
        return Err(CertificateRefusal::NeedsLastDay { name: kind.rules().names.0.to_owned() }.into());
    }
    let number = text_or_empty("số giấy", &c.number, 80)?;
    if number.is_empty() && kind.bears_a_number() {
        return Err(CertificateRefusal::NeedsNumber { name: kind.rules().names.0.to_owned() }.into());
    }
    if to.is_some_and(|to| to < c.from) {
        return Err(Refusal::BadDates.into());
    }
    Ok(Decision::one(Fact::CertificateRecorded(Certificate {
        producer: c.producer.clone(),
        product: c.product.clone(),
        kind,
        title,
        number,
        issuer: text_or_empty("nơi cấp", &c.issuer, 200)?,
        from: c.from,
        to,
        filed_at: text_or_empty("nơi cất bản gốc", &c.filed_at, 120)?,
    })))
}

/// Sets which paper is asked of which goods; the row of the same name gives way from that day on.
pub(super) fn set_required_papers(rule: &PaperRule) -> Result<Decision, CommandError> {
    let sets_are_right = rule.sets.iter().all(|(a, b)| (1..=SETS).contains(a) && a <= b && *b <= SETS);
    let stars_are_right = rule.stars.is_none_or(|stars| Stars::new(stars).is_ok());
    if !sets_are_right || !stars_are_right {
        return Err(CertificateRefusal::BadPaperRule.into());
    }
    let (name, basis) = (text("loại giấy", &rule.rule, 40)?, text_or_empty("căn cứ", &rule.basis, 200)?);
    Ok(Decision::one(Fact::RequiredPapersSet(PaperRule { rule: name, basis, ..rule.clone() })))
}

fn kind(written: &str) -> Result<CertificateKind, CertificateRefusal> {
    let unknown = || CertificateRefusal::UnknownKind { kind: written.chars().take(60).collect() };
    CertificateKind::read(written).ok_or_else(unknown)
}

/// Keeps what a paper calls itself when that says more than its kind: the version of a standard, anything of no kind.
fn title(kind: CertificateKind, written: &str) -> Result<String, Refusal> {
    let rules = kind.rules();
    let title = text("loại giấy", written, 120)?;
    let says_more = (rules.is_standard || kind == CertificateKind::Other) && !kind.is_plainly(&title);
    Ok(if says_more { title } else { String::new() })
}

/// Checks that producer and product are recorded and belong together.
fn owner(tx: &Tx<'_>, producer: &ProducerCode, product: Option<&ProductCode>) -> Result<(), CommandError> {
    let reader = tx.reader();
    if reader.producer(producer)?.is_none() {
        return Err(Refusal::UnknownProducer { producer: producer.to_string() }.into());
    }
    let Some(code) = product else { return Ok(()) };
    let unknown = || Refusal::UnknownProduct { product: code.to_string() };
    let Product { name, producer: maker, .. } = reader.product(code)?.ok_or_else(unknown)?;
    if maker == *producer { Ok(()) } else { Err(CertificateRefusal::OthersProduct { name }.into()) }
}

/// Withdraws one paper from a day on.
pub(super) fn withdraw_certificate(tx: &Tx<'_>, ctx: &Ctx, c: &WithdrawCertificate) -> Result<Decision, CommandError> {
    let kind = kind(&c.kind)?;
    let reason = text("lý do", &c.reason, 200).map_err(|_| Refusal::NeedsReason)?;
    let day = c.day.unwrap_or(ctx.day);
    let is_meant = |p: &FiledCertificate| {
        let (producer, product, of, number, from) = p.certificate.key();
        (producer, product, of, number) == (&c.producer, c.product.as_ref(), kind, c.number.trim())
            && c.from.is_none_or(|f| f == from)
            && matches!(p.state_on(day), CertificateState::Valid | CertificateState::Upcoming)
    };
    let all = tx.reader().certificates()?.into_iter().map(|n| n.paper);
    let found: Vec<FiledCertificate> = all.filter(is_meant).collect();
    let number = || c.number.chars().take(80).collect::<String>();
    match found.as_slice() {
        [] => Err(CertificateRefusal::NoSuchCertificate { number: number() }.into()),
        [one] => Ok(Decision::one(Fact::CertificateWithdrawn(CertificateWithdrawn {
            producer: c.producer.clone(),
            product: c.product.clone(),
            kind,
            number: one.certificate.number.clone(),
            from: one.certificate.from,
            day,
            reason,
        }))),
        [..] => Err(CertificateRefusal::SeveralCertificates { number: number() }.into()),
    }
}

/// Gives a sample to an inspector: it leaves the shop, borne as stated, with the number of the minutes.
pub(super) fn take_sample(tx: &Tx<'_>, c: &TakeSample) -> Result<Decision, CommandError> {
    let minutes = text("số biên bản", &c.minutes, 60).map_err(|_| CertificateRefusal::NeedsMinutes)?;
    let authority = text("cơ quan lấy mẫu", &c.authority, 120).map_err(|_| CertificateRefusal::NeedsAuthority)?;
    let line = LotLine { lot: c.lot.clone(), place: c.place, quantity: c.quantity };
    let movements = super::goods::movements(tx, &[line], StockPlace::Loss, None)?;
    let document = super::goods::document(tx, 'H')?;
    let reason = format!("{authority}, {minutes}");
    let inspected = Some(Inspected { minutes, authority });
    let (cause, bearer) = (LossCause::Sampled, c.bearer);
    let print = PrintDoc::Document { number: document.clone(), copy: 0, leaf: None };
    let off = GoodsWrittenOff { document, cause, bearer, reason, movements, inspected };
    Ok(Decision::Append(vec![Fact::GoodsWrittenOff(off)], vec![print]))
}
