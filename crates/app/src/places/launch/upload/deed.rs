use vertex::upload::{Event, State, Upload};

/// What the main button of an upload does. It stays the same button, so that it keeps the focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// It begins, or begins anew.
    Begin,
    /// It goes on.
    Go,
    /// It pauses.
    Pause,
    /// It replaces what is there.
    Overwrite,
}

impl Deed {
    /// The deed of an upload, and the key of what the button says.
    pub fn of(upload: Option<&Upload>, is_interrupted: bool) -> (&'static str, Self) {
        let Some(upload) = upload else {
            let key = if is_interrupted {
                "upload-go-on"
            } else {
                "upload-go"
            };
            return (key, Self::Begin);
        };
        match upload.state() {
            State::Done(_) => ("upload-look-again", Self::Begin),
            State::Waiting { .. } => ("upload-try-now", Self::Go),
            _ if upload.may_overwrite() => ("upload-overwrite", Self::Overwrite),
            _ if upload.may_pause() => ("upload-pause", Self::Pause),
            State::Refused(_) | State::Damaged(_) => ("upload-try-again", Self::Go),
            _ => ("upload-go-on", Self::Go),
        }
    }

    /// What it says to an upload that has begun.
    pub fn event(self) -> Event {
        match self {
            Self::Begin | Self::Go => Event::Go,
            Self::Pause => Event::Pause,
            Self::Overwrite => Event::Overwrite,
        }
    }
}
