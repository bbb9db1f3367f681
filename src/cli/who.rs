//! Who gives the commands of a command line: somebody with a PIN, or the machine's owner where that is allowed.

use std::path::PathBuf;

use super::CliError;
use crate::domain::command::Actor;
use crate::domain::ids::StaffId;
use crate::domain::refusal::Refusal;
use crate::runtime::Desk;

#[derive(Debug, clap::Args)]
pub(super) struct Who {
    /// Nhân viên ra lệnh; PIN ở $OCOP_PIN hoặc --pin-file · who gives the commands.
    #[arg(long = "as", value_name = "STAFF", global = true)]
    staff: Option<String>,
    /// Tệp chứa PIN · a file that holds the PIN.
    #[arg(long, value_name = "FILE", global = true)]
    pin_file: Option<PathBuf>,
}

impl Who {
    /// Signs in once; without a name the machine's owner acts, which a ledger with a manager's PIN refuses.
    pub(super) fn sign_in(&self, desk: &mut Desk) -> Result<Actor, CliError> {
        let Some(name) = &self.staff else { return Ok(Actor::Owner) };
        let id = StaffId::new(name.clone()).map_err(|_| Refusal::UnknownStaff { staff: name.clone() })?;
        let pin = match &self.pin_file {
            Some(path) => std::fs::read_to_string(path)?.trim().to_owned(),
            None => std::env::var("OCOP_PIN").unwrap_or_default(),
        };
        Ok(Actor::Staff(desk.sign_in(&id, &pin)?.staff))
    }
}
