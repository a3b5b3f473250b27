//! Just enough of HTML to find the tags of a page that we wrote ourselves.

/// A start tag and, for a script, the text in it.
#[derive(Debug, PartialEq, Eq)]
pub struct Tag<'a> {
    /// Its name, in lower case as the minifier writes it.
    pub name: &'a str,
    /// Its attributes in order; a value that is not given is empty.
    pub attributes: Vec<Attribute<'a>>,
    /// The text between `<script>` or `<style>` and its end; empty for any other tag.
    pub text: &'a str,
}

/// One attribute.
#[derive(Debug, PartialEq, Eq)]
pub struct Attribute<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its value, without quotes.
    pub value: &'a str,
}

impl<'a> Tag<'a> {
    /// The attribute of that name.
    pub fn attribute(&self, name: &str) -> Option<&Attribute<'a>> {
        self.attributes
            .iter()
            .find(|attribute| attribute.name == name)
    }

    /// The value of the attribute of that name.
    pub fn value(&self, name: &str) -> Option<&'a str> {
        self.attribute(name).map(|attribute| attribute.value)
    }
}

/// All start tags of a page, in order. Comments, and what looks like a tag inside a script or a
/// style, are none.
pub fn tags(page: &str) -> Vec<Tag<'_>> {
    let mut reader = Reader { page, at: 0 };
    let mut tags = Vec::new();
    while let Some(found) = reader.rest().find('<') {
        reader.at += found;
        if reader.rest().starts_with("<!--") {
            reader.skip_past("-->");
        } else if reader.rest()[1..].starts_with(|c: char| c.is_ascii_alphabetic()) {
            let mut tag = reader.tag();
            if tag.name == "script" || tag.name == "style" {
                tag.text = reader.text_until(&format!("</{}", tag.name));
            }
            tags.push(tag);
        } else {
            reader.at += 1;
        }
    }
    tags
}

struct Reader<'a> {
    page: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        &self.page[self.at..]
    }

    fn skip_past(&mut self, end: &str) {
        self.at += self
            .rest()
            .find(end)
            .map_or(self.rest().len(), |found| found + end.len());
    }

    fn skip_space(&mut self) {
        self.take(|c| c.is_ascii_whitespace() || c == '/');
    }

    /// Takes characters as long as they are wanted.
    fn take(&mut self, wanted: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let text = &rest[..rest.find(|c| !wanted(c)).unwrap_or(rest.len())];
        self.at += text.len();
        text
    }

    fn text_until(&mut self, end: &str) -> &'a str {
        let rest = self.rest();
        let text = &rest[..rest.find(end).unwrap_or(rest.len())];
        self.at += text.len();
        text
    }

    /// Reads a start tag; the reader stands on its `<`.
    fn tag(&mut self) -> Tag<'a> {
        self.at += 1;
        let name = self.take(|c| !c.is_ascii_whitespace() && c != '>' && c != '/');
        let mut attributes = Vec::new();
        loop {
            self.skip_space();
            if self.rest().is_empty() || self.rest().starts_with('>') {
                self.at += self.rest().len().min(1);
                return Tag {
                    name,
                    attributes,
                    text: "",
                };
            }
            attributes.push(self.attribute());
        }
    }

    fn attribute(&mut self) -> Attribute<'a> {
        let start = self.at;
        self.at += self.rest().chars().next().map_or(0, char::len_utf8);
        self.take(|c| !c.is_ascii_whitespace() && !"=>/".contains(c));
        let name = &self.page[start..self.at];
        self.take(|c| c.is_ascii_whitespace());
        if !self.rest().starts_with('=') {
            return Attribute { name, value: "" };
        }
        self.at += 1;
        self.take(|c| c.is_ascii_whitespace());
        let quote = self
            .rest()
            .chars()
            .next()
            .filter(|c| matches!(c, '"' | '\''));
        self.at += quote.map_or(0, char::len_utf8);
        let value = match quote {
            Some(quote) => self.take(|c| c != quote),
            None => self.take(|c| !c.is_ascii_whitespace() && c != '>'),
        };
        self.at += quote.map_or(0, |quote| usize::from(self.rest().starts_with(quote)));
        Attribute { name, value }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every tag as `name[attribute=value|attribute=value]text`, one a line.
    fn check(page: &str, expected: &[&str]) {
        let plain: Vec<String> = tags(page)
            .iter()
            .map(|tag| {
                let attributes = tag
                    .attributes
                    .iter()
                    .map(|one| format!("{}={}", one.name, one.value));
                format!(
                    "{}[{}]{}",
                    tag.name,
                    attributes.collect::<Vec<_>>().join("|"),
                    tag.text
                )
            })
            .collect();
        assert_eq!(plain, expected, "{page}");
    }

    #[test]
    fn tags_with_every_kind_of_attribute() {
        check("", &[]);
        check("a < b <> </p> <!doctype html>", &[]);
        check("<br><BR/>", &["br[]", "BR[]"]);
        check(
            r#"<link rel="preload" href=./a.wasm as='fetch' crossorigin>"#,
            &["link[rel=preload|href=./a.wasm|as=fetch|crossorigin=]"],
        );
        check("<a href = 'x y' />", &["a[href=x y]"]);
        check(
            "<meta content=\"default-src 'none'; img-src 'self' data:\">",
            &["meta[content=default-src 'none'; img-src 'self' data:]"],
        );
    }

    #[test]
    fn scripts_styles_and_comments_hide_what_is_in_them() {
        check("<!-- <script>no</script> --><p>", &["p[]"]);
        check(
            "<script>if (a<b) '<p>'</script><i>",
            &["script[]if (a<b) '<p>'", "i[]"],
        );
        check("<style>a>b{}</style>", &["style[]a>b{}"]);
    }

    #[test]
    fn a_broken_page_ends_quietly() {
        check("<p class=\"open", &["p[class=open]"]);
        check("<!-- open <p>", &[]);
        check("<script>open", &["script[]open"]);
        check("<", &[]);
    }
}
