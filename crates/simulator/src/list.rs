//! Lists: narrowed, in order, and page by page.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use serde_json::{Map, Value};
use vertex::Response;

use crate::{
    filter::Filter,
    http::Request,
    message::camel_case,
    refusal::{invalid, success},
};

/// How many things a page has when the request does not say, and at most.
const PAGE_SIZE: usize = 50;
const LARGEST_PAGE: usize = 100;

/// One page of things, as JSON of the service, under the name that their list has. `fields` are the
/// names that a filter may use; without any, the list takes no filter.
pub fn page(
    request: &Request,
    things: Vec<Value>,
    name: &str,
    fields: &[&str],
) -> Result<Response, Response> {
    let filter = request.parameter("filter");
    let filter = Filter::read(filter.as_deref(), fields)?;
    let (start, before) = match request.parameter("pageToken") {
        Some(token) => opened(&token).ok_or_else(|| invalid("The page token is invalid."))?,
        None => (0, String::new()),
    };
    // What was made after the first page was read stands on none of the pages.
    let before = if before.is_empty() {
        let times = things.iter().map(|thing| text(thing, "createTime"));
        times.max().unwrap_or_default().to_owned()
    } else {
        before
    };
    let mut things: Vec<_> = things
        .into_iter()
        .filter(|thing| filter.fits(thing) && text(thing, "createTime") <= before.as_str())
        .collect();
    sort(&mut things, request.parameter("orderBy").as_deref())?;
    let size = size(request)?;
    let next = start.saturating_add(size);
    let more = next < things.len();
    let items: Vec<_> = things.into_iter().skip(start).take(size).collect();
    let mut body = Map::new();
    if !items.is_empty() {
        body.insert(name.to_owned(), items.into());
    }
    if more {
        body.insert("nextPageToken".to_owned(), sealed(next, &before).into());
    }
    Ok(success(&body.into()))
}

fn size(request: &Request) -> Result<usize, Response> {
    match request.parameter("pageSize") {
        None => Ok(PAGE_SIZE),
        Some(size) => match size.parse() {
            Ok(0) => Ok(PAGE_SIZE),
            Ok(size) => Ok(LARGEST_PAGE.min(size)),
            Err(_) => Err(invalid(&format!(
                "Invalid value at 'page_size' (TYPE_INT32), \"{size}\""
            ))),
        },
    }
}

fn sort(things: &mut [Value], order: Option<&str>) -> Result<(), Response> {
    let order = order.unwrap_or("create_time desc");
    let (field, way) = order.split_once(' ').unwrap_or((order, "asc"));
    let known = [
        "create_time",
        "update_time",
        "end_time",
        "start_time",
        "display_name",
    ];
    let (true, "asc" | "desc") = (known.contains(&field), way) else {
        return Err(invalid(&format!("Invalid order by: {order}")));
    };
    let field = camel_case(field);
    things.sort_by(|one, other| {
        let order = text(one, &field).cmp(text(other, &field));
        if way == "desc" {
            order.reverse()
        } else {
            order
        }
    });
    Ok(())
}

fn text<'a>(thing: &'a Value, field: &str) -> &'a str {
    thing.get(field).and_then(Value::as_str).unwrap_or_default()
}

/// Where a page begins, and the time after which nothing is listed, as a token.
fn sealed(start: usize, before: &str) -> String {
    BASE64.encode(format!("{start} {before}"))
}

fn opened(token: &str) -> Option<(usize, String)> {
    let text = String::from_utf8(BASE64.decode(token).ok()?).ok()?;
    let (start, before) = text.split_once(' ')?;
    Some((start.parse().ok()?, before.to_owned()))
}
