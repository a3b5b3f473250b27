use std::fmt;

use rule::Message;

/// What `Debug` shows in the place of a secret.
pub(super) const REDACTED: &str = "[redacted]";

/// An OAuth access token. It cannot be printed or stored: `Debug` hides it, and there is no
/// `Display` and no `Serialize`.
///
/// ```
/// let token = vertex::Token::parse(" Bearer ya29.secret\n")?;
/// assert_eq!(format!("{token:?}"), "[redacted]");
/// # Ok::<(), vertex::TokenFault>(())
/// ```
///
/// ```compile_fail,E0277
/// println!("{}", vertex::Token::parse("ya29.secret").unwrap());
/// ```
///
/// ```compile_fail,E0277
/// serde_json::to_string(&vertex::Token::parse("ya29.secret").unwrap());
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

/// Why a text is no token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenFault {
    /// There is nothing.
    Missing,
    /// There is a space, a line break or another character that no token has.
    Character,
    /// It is much longer than a token.
    TooLong,
}

impl Token {
    /// Google's tokens have a few hundred characters and may grow to 2,048 bytes.
    /// Source: <https://developers.google.com/identity/protocols/oauth2#size>; doubled for safety.
    const LONGEST: usize = 4_096;

    /// The token in a pasted text: blanks around it and the word `Bearer` in front are not part of it.
    pub fn parse(text: &str) -> Result<Self, TokenFault> {
        let text = text.trim();
        let token = match text.split_once(' ') {
            Some((scheme, token)) if scheme.eq_ignore_ascii_case("bearer") => token.trim(),
            _ => text,
        };
        if token.is_empty() || token.eq_ignore_ascii_case("bearer") {
            return Err(TokenFault::Missing);
        }
        if !token.chars().all(|letter| letter.is_ascii_graphic()) {
            return Err(TokenFault::Character);
        }
        if token.len() > Self::LONGEST {
            return Err(TokenFault::TooLong);
        }
        Ok(Self(token.to_owned()))
    }

    pub(super) fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(REDACTED)
    }
}

impl TokenFault {
    /// What is wrong and what to do. It says nothing of the text itself.
    pub fn message(self) -> Message {
        match self {
            Self::Missing => Message::new(
                "There is no token. Paste what `gcloud auth print-access-token` prints.",
                "토큰이 없습니다. `gcloud auth print-access-token`의 출력을 붙여 넣습니다.",
            ),
            Self::Character => Message::new(
                "A token has no spaces and no line breaks inside. Copy it again, as one piece.",
                "토큰 안에는 공백과 줄바꿈이 없습니다. 토큰만 한 덩어리로 다시 복사합니다.",
            ),
            Self::TooLong => Message::new(
                "This is too long for an access token. Paste what `gcloud auth print-access-token` prints.",
                "액세스 토큰이라기에는 너무 깁니다. `gcloud auth print-access-token`의 출력을 붙여 넣습니다.",
            ),
        }
    }
}

/// Where the rest of an upload goes. Whoever knows it can write the object without a token, so it is
/// a secret: `Debug` hides it, and there is no `Display` and no `Serialize`.
///
/// ```compile_fail,E0277
/// println!("{}", vertex::SessionUri::parse("https://storage.googleapis.com/upload").unwrap());
/// ```
///
/// ```compile_fail,E0277
/// serde_json::to_string(&vertex::SessionUri::parse("https://storage.googleapis.com/upload").unwrap());
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct SessionUri(String);

impl SessionUri {
    /// The session of a `Location` header, if it is one of Cloud Storage over https.
    pub fn parse(location: &str) -> Option<Self> {
        let rest = location.strip_prefix("https://storage.googleapis.com/")?;
        let fits = !rest.is_empty()
            && rest
                .chars()
                // A browser reads a backslash as a slash and drops what follows a hash sign.
                .all(|letter| letter.is_ascii_graphic() && letter != '\\' && letter != '#');
        fits.then(|| Self(location.to_owned()))
    }

    pub(super) fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for SessionUri {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(REDACTED)
    }
}
