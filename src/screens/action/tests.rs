//! The key table holds together, and a wrong change names its action.

use super::*;

fn changed(changes: &[(&str, &str)]) -> Result<KeyTable, String> {
    let map = changes.iter().map(|(a, k)| ((*a).to_owned(), (*k).to_owned())).collect();
    KeyTable::new(&map).map_err(|e| e.to_string())
}

#[test]
fn the_usual_keys_do_not_clash() {
    let usual: BTreeMap<String, String> = Action::ALL
        .iter()
        .filter(|a| !a.rules().key.is_empty())
        .map(|a| (a.rules().name.to_owned(), a.rules().key.to_owned()))
        .collect();
    assert_eq!(KeyTable::new(&usual).unwrap().keys.len(), KeyTable::default().keys.len());
    for action in Action::ALL {
        assert!(action.rules().key.is_empty() || Press::parse(action.rules().key).is_some(), "{action:?}");
    }
}

#[test]
fn a_key_of_ones_own_takes_the_place_of_the_usual_one() {
    let keys = changed(&[("pay", "ctrl-y")]).unwrap();
    assert_eq!(keys.action(&Press::Ctrl('y'), Place::Sale), Some(Action::Pay));
    assert_eq!(keys.action(&Press::F(9), Place::Sale), None);
    assert_eq!(keys.action(&Press::F(9), Place::Sales), Some(Action::Confirm));
    assert_eq!(keys.label(Action::Pay), "Ctrl-Y");
}

#[test]
fn two_keys_may_be_swapped() {
    let keys = changed(&[("pay", "F8"), ("exact_cash", "F9")]).unwrap();
    assert_eq!(keys.action(&Press::F(8), Place::Sale), Some(Action::Pay));
}

#[test]
fn a_wrong_change_names_its_action() {
    for (changes, told) in [
        (&[("pya", "F9")][..], "[keys] pya: there is no such action; F1 and `ocop.toml` list them"),
        (&[("payy", "F9")], "(did you mean pay?)"),
        (&[("pay", "F99")], "[keys] pay: \"F99\" is no key"),
        (&[("pay", "p")], "[keys] pay: \"p\" is needed for typing"),
        (&[("pay", "enter")], "is needed for typing"),
        (&[("pay", "F8")], "[keys] pay: \"F8\" is the key of exact_cash already"),
        (&[("pay", "F12")], "is the key of lock already"),
    ] {
        let error = changed(changes).unwrap_err();
        assert!(error.contains(told), "{error}");
    }
}

#[test]
fn an_action_is_found_by_any_of_its_names() {
    for (typed, action) in [
        ("chot ca", Action::CloseShift),
        ("đếm tiền", Action::CloseShift),
        ("close shift", Action::CloseShift),
        ("ban nhanh", Action::QuickItem),
        ("đơn chờ", Action::Held),
        ("vni", Action::Typing),
    ] {
        let best = Action::ALL.iter().filter_map(|a| Some((a.answers_to(typed)?, *a))).min_by_key(|(rank, _)| *rank);
        assert_eq!(best.map(|(_, a)| a), Some(action), "{typed}");
    }
    assert_eq!(Action::Pay.answers_to("xyz"), None);
}
