//! What can be wrong with a printer, in sentences that say what to do.

use crate::domain::slip::Lang;
use std::io;

/// Why a job did not come through.
///
/// Shown to the cashier by [`DeviceFault::sentence`], in either language.
#[derive(Debug, thiserror::Error)]
pub enum DeviceFault {
    /// The device file is not there.
    #[error("no printer at {0}; check the cable and the power")]
    NotFound(String),
    /// The device file may not be opened.
    #[error("not allowed to use {0}; add this user to the group lp")]
    NotAllowed(String),
    /// Another program holds the device.
    #[error("another program is using {0}")]
    Busy(String),
    /// The host's name leads nowhere.
    #[error("no printer is called {0}; check the name or the network")]
    NoName(String),
    /// Nobody listens, or nobody answers.
    #[error("no answer from {0}; check that it is on and the network cable")]
    NoAnswer(String),
    /// The roll is empty; nothing was sent.
    #[error("the printer is out of paper; the slip is kept, change the roll and print again")]
    PaperOut,
    /// The lid is open; nothing was sent.
    #[error("the printer's lid is open; the slip is kept, close it and print again")]
    CoverOpen,
    /// It reports an error of its own; nothing was sent.
    #[error("the printer reports an error; the slip is kept, switch it off and on")]
    NotReady,
    /// It stopped taking bytes.
    #[error("{name} stopped taking the job; look at the paper, then print again")]
    Stuck {
        /// The printer.
        name: String,
        /// How many bytes of the job it took.
        taken: usize,
    },
    /// The cable or the connection broke.
    #[error("the connection to {name} broke; look at the paper, then print again")]
    Gone {
        /// The printer.
        name: String,
        /// How many bytes of the job it took.
        taken: usize,
        /// What the system said.
        #[source]
        cause: io::Error,
    },
    /// The file or device cannot be used at all.
    #[error("cannot use {name}")]
    Unusable {
        /// The file or device.
        name: String,
        /// What the system said.
        #[source]
        cause: io::Error,
    },
}

impl DeviceFault {
    /// Returns whether the printer may still be waiting for the rest of a picture.
    ///
    /// The next job must then be sent after an interruption, or it is swallowed as dots.
    pub const fn cut_a_job(&self) -> bool {
        match self {
            Self::Stuck { taken, .. } | Self::Gone { taken, .. } => *taken > 0,
            Self::NotFound(_)
            | Self::NotAllowed(_)
            | Self::Busy(_)
            | Self::NoName(_)
            | Self::NoAnswer(_)
            | Self::PaperOut
            | Self::CoverOpen
            | Self::NotReady
            | Self::Unusable { .. } => false,
        }
    }

    /// Returns the sentence for the cashier.
    pub fn sentence(&self, lang: Lang) -> String {
        match lang {
            Lang::Vi => self.vietnamese(),
            Lang::En => self.to_string(),
        }
    }

    fn vietnamese(&self) -> String {
        match self {
            Self::NotFound(name) => format!("Không thấy máy in {name} – kiểm tra dây và nguồn"),
            Self::NotAllowed(name) => format!("Chưa có quyền dùng {name} – thêm người dùng vào nhóm lp"),
            Self::Busy(name) => format!("Chương trình khác đang dùng {name}"),
            Self::NoName(name) => format!("Không có máy in tên {name} – kiểm tra tên hoặc mạng"),
            Self::NoAnswer(name) => format!("Máy in {name} không trả lời – kiểm tra nguồn và dây mạng"),
            Self::PaperOut => "Máy in hết giấy – phiếu đã lưu, thay giấy rồi in lại".to_owned(),
            Self::CoverOpen => "Nắp máy in đang mở – phiếu đã lưu, đóng nắp rồi in lại".to_owned(),
            Self::NotReady => "Máy in báo lỗi – phiếu đã lưu, tắt rồi bật lại máy in".to_owned(),
            Self::Stuck { name, .. } => format!("Máy in {name} dừng giữa chừng – xem giấy rồi in lại"),
            Self::Gone { name, .. } => format!("Mất kết nối với {name} – xem giấy rồi in lại"),
            Self::Unusable { name, .. } => format!("Không dùng được {name}"),
        }
    }
}
