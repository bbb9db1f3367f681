//! Who may do what: one table, and every command obeys it.

use ocop::commands::CommandError;
use ocop::domain::command::Command;
use ocop::domain::staff::Role;

use crate::shop::Shop;

#[test]
fn a_cashier_is_refused_exactly_what_the_table_gives_to_managers() {
    let mut shop = Shop::open();
    shop.run(r#"{"do":"record_staff","code":"lan","name":"Lan","role":"cashier"}"#);
    for rules in Command::TABLE {
        let not_allowed = match shop.attempt_as("lan", rules.example) {
            Err(CommandError::Refused(refusal)) => refusal.code() == "not_allowed",
            Ok(_) => false,
            Err(e @ (CommandError::Fault(_) | CommandError::Unknown(_))) => panic!("{}: {e}", rules.name),
        };
        assert_eq!(not_allowed, rules.role == Role::Manager, "{}", rules.name);
    }
    assert!(Command::TABLE.iter().any(|r| r.role == Role::Manager && r.name == "reverse_document"));
}
