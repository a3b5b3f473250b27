use super::{
    headers,
    literal::{Plain, Wide, double_quoted},
};
use crate::{json, request::BuiltRequest};

/// ASCII alone, since before version 18 Java reads a program in the encoding of the system. A literal
/// holds at most 65,535 bytes, so a long body is several.
pub fn snippet(request: &BuiltRequest) -> String {
    let headers = headers(request)
        .map(|(name, value)| format!("\n            .header(\"{name}\", \"{value}\")"))
        .collect::<Vec<_>>()
        .concat();
    format!(
        r#"// Java 11 or newer, without a library: java Tune.java
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

public class Tune {{
    public static void main(String[] arguments) throws Exception {{
        String body = {body};

        HttpRequest request = HttpRequest.newBuilder(URI.create("{url}"))
            .header("authorization", "Bearer " + token()){headers}
            .method("{method}", HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
            .build();
        HttpResponse<String> response = HttpClient.newHttpClient()
            .send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        System.out.println(response.body());
        if (response.statusCode() >= 400) {{
            throw new IllegalStateException("HTTP " + response.statusCode());
        }}
    }}

    private static String token() throws Exception {{
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        String[] shell = windows ? new String[] {{"cmd", "/c"}} : new String[] {{"sh", "-c"}};
        Process process = new ProcessBuilder(shell[0], shell[1], "gcloud auth print-access-token")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
        String token = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {{
            throw new IllegalStateException("gcloud gave no token");
        }}
        return token.trim();
    }}
}}
"#,
        body = literals(&json::compact(&request.body)),
        url = request.url,
        method = request.method,
    )
}

/// One literal, or several joined when the program runs: a `+` between them would make them one again.
fn literals(text: &str) -> String {
    /// Characters, each of at most six bytes in the class file.
    const LONGEST: usize = 10_000;
    let letters: Vec<char> = text.chars().collect();
    let parts: Vec<String> = letters
        .chunks(LONGEST)
        .map(|part| {
            let part: String = part.iter().collect();
            double_quoted(&part, Plain::Ascii, Wide::Surrogates)
        })
        .collect();
    match parts.as_slice() {
        [one] => one.clone(),
        parts => format!(
            "String.join(\"\",\n            {})",
            parts.join(",\n            ")
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_several_literals() {
        assert_eq!(literals("a"), "\"a\"");
        let parts = literals(&"a".repeat(25_000));
        assert_eq!(parts.matches("\"a").count(), 3);
        assert!(parts.lines().all(|line| line.len() < 10_100));
    }
}
