//! Names of things, each its own type: codes people may read aloud, and ids machines make.

use std::borrow::{Borrow, Cow};
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Why a text cannot be a code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a code is 1 to 32 letters, digits, '-', '_' or '.': {0:?} is not")]
pub struct BadCode(pub String);

/// A text as it stands in its file, copied only when it must be.
#[derive(Serialize, Deserialize)]
pub(super) struct Text<'a>(#[serde(borrow)] pub(super) Cow<'a, str>);

impl<'a> From<&'a str> for Text<'a> {
    fn from(text: &'a str) -> Self {
        Self(Cow::Borrowed(text))
    }
}

macro_rules! code {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        ///
        /// A copy shares its text: a catalogue names each code many times.
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Takes a code of 1 to 32 ASCII letters, digits, `-`, `_` or `.`.
            pub fn new(code: impl AsRef<str>) -> Result<Self, BadCode> {
                let code = code.as_ref();
                let fits = (1..=32).contains(&code.len());
                let plain = code.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'));
                if fits && plain { Ok(Self(code.into())) } else { Err(BadCode(code.to_owned())) }
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
                code.as_str().to_owned()
            }
        }
        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
                out.serialize_str(&self.0)
            }
        }
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let code = Text::deserialize(from)?;
                Self::new(code.0).map_err(serde::de::Error::custom)
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
code!(
    /// A batch of OCOP stamps.
    StampBatchId
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
