//! Giving a token back.

use crate::{
    error::{ApiError, Cause},
    host::Host,
    http::{Method, Request, Response},
};

/// The request that makes a token useless. The token itself is put in by whoever carries it.
/// Source: <https://developers.google.com/identity/protocols/oauth2/javascript-implicit-flow#tokenrevoke>.
///
/// ```
/// let request = vertex::oauth::revoke();
/// let token = vertex::Token::parse("ya29.secret")?;
/// assert_eq!(request.url(), "https://oauth2.googleapis.com/revoke");
/// assert_eq!(request.text(Some(&token)).as_deref(), Some("token=ya29.secret"));
/// # Ok::<(), vertex::TokenFault>(())
/// ```
pub fn revoke() -> Request {
    Request::new(Method::Post, Host::OAuth)
        .literal("/revoke")
        .form_with_token()
}

/// Whether the token is useless now. One that was already is as good.
pub fn revoked(response: &Response) -> Result<(), ApiError> {
    if response.is_success() {
        return Ok(());
    }
    let error = ApiError::from(response);
    if error.cause == Cause::TokenInvalid {
        return Ok(());
    }
    Err(error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_that_is_dead_already_is_given_back() {
        let check = |status, body: &str, fine: bool| {
            let response = Response::new(status, [("content-type", "application/json")], body);
            assert_eq!(revoked(&response).is_ok(), fine, "{body}");
        };
        check(200, "{}", true);
        check(200, "", true);
        check(400, r#"{"error":"invalid_token"}"#, true);
        check(400, r#"{"error":"unsupported_token_type"}"#, false);
        check(503, "", false);
    }
}
