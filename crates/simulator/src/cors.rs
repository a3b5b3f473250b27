//! What a page on another origin may send and see.

use vertex::Response;

use crate::http::Request;

/// The headers that every page may see. Source: the Fetch Standard, "CORS-safelisted response-header
/// name".
const ALWAYS: [&str; 7] = [
    "cache-control",
    "content-language",
    "content-length",
    "content-type",
    "expires",
    "last-modified",
    "pragma",
];

/// The headers that this Google exposes beyond those. Which ones Google itself exposes is not known;
/// [`Trouble::Hide`](crate::Trouble::Hide) takes one away.
const EXPOSED: [&str; 4] = ["location", "range", "retry-after", "x-guploader-uploadid"];

const EXPOSE: &str = "access-control-expose-headers";

/// The answer to a browser that asks whether a page may send its request.
pub fn preflight(request: &Request) -> Response {
    let asked = |name: &str| request.header(name).unwrap_or("").to_owned();
    let headers = [
        (
            "access-control-allow-methods",
            asked("access-control-request-method"),
        ),
        (
            "access-control-allow-headers",
            asked("access-control-request-headers"),
        ),
        ("access-control-max-age", "3600".to_owned()),
    ];
    Response::new(204, headers, "")
}

/// The same answer, for a page of this origin to see. A list of exposed headers that is there already
/// stays as it is.
pub fn allow(response: &Response, origin: &str) -> Response {
    let expose = response
        .header(EXPOSE)
        .map_or_else(|| EXPOSED.join(", "), str::to_owned);
    let others = headers_of(response).filter(|(name, _)| name != EXPOSE);
    let own = [
        ("access-control-allow-origin".to_owned(), origin.to_owned()),
        ("vary".to_owned(), "origin".to_owned()),
        (EXPOSE.to_owned(), expose),
    ];
    Response::new(response.status, others.chain(own), response.body.clone())
}

/// The answer without the headers that a page may not see.
pub fn exposed(response: &Response) -> Response {
    let list = response.header(EXPOSE);
    let seen = headers_of(response).filter(|(name, _)| {
        ALWAYS.contains(&name.as_str())
            || match list {
                Some(list) => list.split(',').any(|known| known.trim() == name),
                None => EXPOSED.contains(&name.as_str()),
            }
    });
    Response::new(response.status, seen, response.body.clone())
}

/// The same answer, with one header less on the list.
pub fn hide(response: &Response, header: &str) -> Response {
    let list = response
        .header(EXPOSE)
        .map_or_else(|| EXPOSED.join(", "), str::to_owned);
    let kept: Vec<_> = list
        .split(',')
        .map(str::trim)
        .filter(|known| !known.eq_ignore_ascii_case(header))
        .collect();
    let others = headers_of(response).filter(|(name, _)| name != EXPOSE);
    let list = (EXPOSE.to_owned(), kept.join(", "));
    Response::new(response.status, others.chain([list]), response.body.clone())
}

fn headers_of(response: &Response) -> impl Iterator<Item = (String, String)> {
    response
        .headers()
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
}
