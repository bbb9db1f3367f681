//! Names of things, each its own type: codes people may read aloud, and ids machines make.

use serde::{Deserialize, Serialize};

/// Why a text cannot be a code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a code is 1 to 32 letters, digits, '-', '_' or '.': {0:?} is not")]
pub struct BadCode(pub String);

macro_rules! code {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// Takes a code of 1 to 32 ASCII letters, digits, `-`, `_` or `.`.
            pub fn new(code: impl Into<String>) -> Result<Self, BadCode> {
                let code = code.into();
                let fits = (1..=32).contains(&code.len());
                let plain = code.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'));
                if fits && plain { Ok(Self(code)) } else { Err(BadCode(code)) }
            }
            /// Returns the code as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
        impl TryFrom<String> for $name {
            type Error = BadCode;
            fn try_from(code: String) -> Result<Self, BadCode> {
                Self::new(code)
            }
        }
        impl From<$name> for String {
            fn from(code: $name) -> Self {
                code.0
            }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(&self.0)
            }
        }
    };
}

code!(
    /// A till: the fingerprint of its key.
    TillId
);
code!(
    /// A point of sale, as receipt numbers begin: `Q1`.
    PointCode
);
code!(
    /// A person who works at the point.
    StaffId
);
code!(
    /// A producer (*chủ thể*).
    ProducerCode
);
code!(
    /// A product of one producer.
    ProductCode
);
code!(
    /// A lot: the entry that received it and its place there, `00112233aabbccdd-152-1`.
    LotId
);
code!(
    /// A product in one pack: what is sold.
    SkuCode
);

/// The id a caller gives a command so that saying it twice does it once.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CommandId(String);

impl CommandId {
    /// Takes an id of 1 to 64 characters without control characters.
    pub fn new(id: impl Into<String>) -> Result<Self, BadCommandId> {
        let id = id.into();
        let count = id.chars().count();
        if (1..=64).contains(&count) && !id.chars().any(char::is_control) { Ok(Self(id)) } else { Err(BadCommandId) }
    }
    /// Returns the id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The text cannot be a command id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an id is 1 to 64 characters")]
pub struct BadCommandId;

impl TryFrom<String> for CommandId {
    type Error = BadCommandId;
    fn try_from(id: String) -> Result<Self, BadCommandId> {
        Self::new(id)
    }
}

impl From<CommandId> for String {
    fn from(id: CommandId) -> Self {
        id.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_plain_and_short() {
        assert!(SkuCode::new("MO-500.a_1").is_ok());
        for bad in ["", "mật ong", "a b", &"x".repeat(33), "=1"] {
            assert_eq!(SkuCode::new(bad), Err(BadCode(bad.into())));
        }
    }
}
