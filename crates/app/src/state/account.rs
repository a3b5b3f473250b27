//! Whom the page speaks to, and whether it may.

/// Where requests go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Destination {
    /// The simulated Google, which needs no account and costs nothing.
    #[default]
    Simulated,
    /// Google.
    Google,
}

impl Destination {
    /// How it is written in storage.
    pub fn name(self) -> &'static str {
        match self {
            Self::Simulated => "simulated",
            Self::Google => "google",
        }
    }

    /// The destination of that name; the simulated one where there is none.
    pub fn from_name(name: &str) -> Self {
        if name == Self::Google.name() {
            Self::Google
        } else {
            Self::Simulated
        }
    }
}

/// Whom the page speaks to, and whether it may. The token itself is not here: only what carries
/// requests has it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Account {
    /// Where requests go.
    pub destination: Destination,
    /// The token that requests are signed with.
    pub token: Option<TokenFacts>,
}

/// What may be known of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TokenFacts {
    /// When it expires at the latest, in milliseconds since 1970.
    pub until: u64,
    /// Whether that is when it expires, or only the latest that it can be.
    pub exact: bool,
}

/// How long Google's access tokens are good for, in milliseconds.
/// Source: <https://cloud.google.com/docs/authentication/token-types#access-tokens>, read 2026-11-24.
pub const TOKEN_LIFETIME: u64 = 3_600_000;

/// The ID of an OAuth client in what was typed, as Google writes them for web applications.
///
/// ```
/// use app::state::client_id;
///
/// assert_eq!(client_id(" 12-ab.apps.googleusercontent.com "), Some("12-ab.apps.googleusercontent.com"));
/// assert_eq!(client_id("GOCSPX-secret"), None);
/// ```
pub fn client_id(typed: &str) -> Option<&str> {
    let id = typed.trim();
    let (number, name) = id
        .strip_suffix(".apps.googleusercontent.com")?
        .split_once('-')?;
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (is_number && is_name).then_some(id)
}

/// Something that happened to the account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccountAction {
    /// The person chose where requests go.
    HeadFor(Destination),
    /// There is a token now.
    SignedIn(TokenFacts),
    /// The token is gone.
    Forgotten,
}

impl Account {
    /// The account after something happened.
    #[must_use]
    pub fn apply(&self, action: AccountAction) -> Self {
        match action {
            AccountAction::HeadFor(destination) if destination == self.destination => self.clone(),
            AccountAction::HeadFor(destination) => Self {
                destination,
                token: None,
            },
            AccountAction::SignedIn(token) => Self {
                token: Some(token),
                ..self.clone()
            },
            AccountAction::Forgotten => Self {
                token: None,
                ..self.clone()
            },
        }
    }

    /// Whether requests can be signed: with a token that is still good at `now`, in milliseconds since
    /// 1970, or with the simulated one.
    pub fn may_call(&self, now: u64) -> bool {
        self.destination == Destination::Simulated || self.remaining(now) > 0
    }

    /// The milliseconds that are left of the token, at most.
    pub fn remaining(&self, now: u64) -> u64 {
        self.token
            .map_or(0, |token| token.until.saturating_sub(now))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn token(until: u64) -> AccountAction {
        AccountAction::SignedIn(TokenFacts { until, exact: true })
    }

    #[test]
    fn the_simulated_google_needs_no_token_and_google_does() {
        let start = Account::default();
        assert!(start.may_call(0));
        let google = start.apply(AccountAction::HeadFor(Destination::Google));
        assert!(!google.may_call(0));
        let signed = google.apply(token(1_000));
        assert!(signed.may_call(999));
        assert!(!signed.may_call(1_000));
        assert!(!signed.apply(AccountAction::Forgotten).may_call(0));
    }

    #[test]
    fn a_token_is_for_one_destination() {
        let google = AccountAction::HeadFor(Destination::Google);
        let signed = Account::default().apply(google).apply(token(9));
        assert_eq!(signed.apply(google), signed, "nothing changed");
        let away = signed.apply(AccountAction::HeadFor(Destination::Simulated));
        assert_eq!(away.token, None);
        assert_eq!(away.apply(google).token, None);
    }

    #[test]
    fn a_destination_is_found_by_its_name() {
        for destination in [Destination::Simulated, Destination::Google] {
            assert_eq!(Destination::from_name(destination.name()), destination);
        }
        assert_eq!(Destination::from_name(""), Destination::Simulated);
    }
}
