//! The command line.

use lexopt::{Arg, Parser, ValueExt};

use crate::bench::Choice;

/// What `cargo xtask help` prints.
pub const USAGE: &str = "\
usage: cargo xtask VERB

  serve [--port N]      set up, build the site and serve it beside a simulator; prints one URL (8080, or the next free port)
  test [--filter TEXT]  set up and run every test; with TEXT, only the steps with TEXT in their name
  check                 formatting, lints, licences, spelling, purity: the quick loop, without tests
  bench [--only NAME] [--quick] [--rounds N]
                        our speed beside our peers', into bench/results.md; with NAME, only the parts or peers with NAME in their name
  dist                  the site into dist/, the JavaScript module into dist/module/
  vocabulary            the built-in vocabulary into www/vocabulary/
  setup                 only set up what the other verbs need
  seal                  tie the site that Trunk has just built down to its hashes (Trunk calls this)

Tools go to $TUNEUP_TOOLS, or ~/.cache/tuneup. $CHROMIUM and $FIREFOX may name the
browsers for the tests.";

/// One thing to do.
#[derive(Debug, PartialEq, Eq)]
pub enum Verb {
    /// Print the usage.
    Help,
    /// Set up everything.
    Setup,
    /// Put the vocabulary file in its place.
    Vocabulary,
    /// The quick loop.
    Check,
    /// Every test, or the steps whose name holds `filter`.
    Test {
        /// Part of a step's name.
        filter: Option<String>,
    },
    /// How fast we are beside our peers.
    Bench(Choice),
    /// Site and module.
    Dist,
    /// The hook that Trunk calls.
    Seal,
    /// Build and serve the site.
    Serve {
        /// The port that must be had; without it 8080 or the next free one.
        port: Option<u16>,
    },
}

/// Reads the command line; the error says what is wrong with it.
pub fn parse(mut parser: Parser) -> Result<Verb, lexopt::Error> {
    let Some(first) = parser.next()? else {
        return Ok(Verb::Help);
    };
    let name = match first {
        Arg::Value(name) => name.string()?,
        Arg::Short('h') | Arg::Long("help") => return Ok(Verb::Help),
        other => return Err(other.unexpected()),
    };
    let mut verb = match name.as_str() {
        "help" => Verb::Help,
        "setup" => Verb::Setup,
        "vocabulary" => Verb::Vocabulary,
        "check" => Verb::Check,
        "test" => Verb::Test { filter: None },
        "bench" => Verb::Bench(Choice::default()),
        "dist" => Verb::Dist,
        "seal" => Verb::Seal,
        "serve" => Verb::Serve { port: None },
        _ => return Err(format!("there is no verb '{name}'").into()),
    };
    while let Some(argument) = parser.next()? {
        match (&mut verb, argument) {
            (_, Arg::Short('h') | Arg::Long("help")) => return Ok(Verb::Help),
            (Verb::Serve { port }, Arg::Long("port")) => *port = Some(parser.value()?.parse()?),
            // The only way it is built; named so that a habit of typing it does no harm.
            (Verb::Serve { .. } | Verb::Dist, Arg::Long("release")) => {}
            (Verb::Test { filter }, Arg::Long("filter")) => {
                *filter = Some(parser.value()?.string()?);
            }
            (Verb::Bench(choice), Arg::Long("only")) => {
                choice.only = Some(parser.value()?.string()?);
            }
            (Verb::Bench(choice), Arg::Long("quick")) => choice.quick = true,
            (Verb::Bench(choice), Arg::Long("rounds")) => {
                choice.rounds = parser.value()?.parse()?;
            }
            (_, other) => return Err(other.unexpected()),
        }
    }
    Ok(verb)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Verb, String> {
        parse(Parser::from_args(line.split_whitespace())).map_err(|error| error.to_string())
    }

    #[test]
    fn verbs_and_their_options() {
        assert_eq!(parsed(""), Ok(Verb::Help));
        assert_eq!(parsed("serve"), Ok(Verb::Serve { port: None }));
        assert_eq!(
            parsed("serve --port 9000 --release"),
            Ok(Verb::Serve { port: Some(9000) })
        );
        assert_eq!(
            parsed("serve --port=9000"),
            Ok(Verb::Serve { port: Some(9000) })
        );
        assert_eq!(
            parsed("test --filter native"),
            Ok(Verb::Test {
                filter: Some("native".into())
            })
        );
        assert_eq!(
            parsed("bench --only fastokens --quick --rounds 3"),
            Ok(Verb::Bench(Choice {
                only: Some("fastokens".into()),
                quick: true,
                rounds: 3
            }))
        );
        assert_eq!(parsed("test --help"), Ok(Verb::Help));
    }

    #[test]
    fn what_is_not_known_is_named() {
        assert_eq!(parsed("sevre").unwrap_err(), "there is no verb 'sevre'");
        assert!(parsed("serve --prot 1").unwrap_err().contains("--prot"));
        assert!(parsed("serve --port many").unwrap_err().contains("many"));
        assert!(parsed("setup --port 1").unwrap_err().contains("--port"));
        assert!(parsed("setup twice").unwrap_err().contains("twice"));
    }
}
