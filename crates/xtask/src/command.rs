//! Running other programs: no shell, no standard input, and a failure names the whole command.

use std::{
    ffi::OsStr,
    io,
    path::Path,
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};

/// A command in `directory` that cannot wait for a person.
pub fn command(program: impl AsRef<OsStr>, directory: &Path) -> Command {
    let mut command = Command::new(program);
    command.current_dir(directory).stdin(Stdio::null());
    command
}

/// Runs a command that checks or tests: what it prints is the answer, and goes where ours goes.
pub fn run(command: &mut Command) -> Result<()> {
    finish(command)
}

/// Runs a command that installs or builds: what it prints is progress, and goes to standard error.
/// Standard output stays free for what was asked for, such as the URL of `serve`.
pub fn build(command: &mut Command) -> Result<()> {
    finish(command.stdout(Stdio::from(io::stderr())))
}

fn finish(command: &mut Command) -> Result<()> {
    let status = command
        .status()
        .with_context(|| format!("cannot start: {}", shown(command)))?;
    if !status.success() {
        bail!("this failed ({status}): {}", shown(command));
    }
    Ok(())
}

/// Runs a command for what it says on standard output.
pub fn output(command: &mut Command) -> Result<String> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("cannot start: {}", shown(command)))?;
    if !output.status.success() {
        bail!("this failed ({}): {}", output.status, shown(command));
    }
    String::from_utf8(output.stdout).with_context(|| format!("no UTF-8 from: {}", shown(command)))
}

/// What a command says of itself on standard output, or `None` when it is not there or fails.
pub fn asked(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The command as a person would type it. An argument with anything unusual in it is quoted.
pub fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words
        .map(|word| quoted(&word.to_string_lossy()))
        .collect::<Vec<_>>()
        .join(" ")
}

fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./=:,@+%".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_names_the_whole_command() {
        let here = Path::new(".");
        let error = run(command("false", here).args(["--name", "two words", "it's"])).unwrap_err();
        assert!(
            error
                .to_string()
                .ends_with(r"false --name 'two words' 'it'\''s'"),
            "{error}"
        );
        let error = build(command("no-such-program", here).arg("")).unwrap_err();
        assert_eq!(error.to_string(), "cannot start: no-such-program ''");
    }

    #[test]
    fn a_program_that_is_missing_or_fails_says_nothing() {
        let here = Path::new(".");
        assert_eq!(asked(&mut command("no-such-program", here)), None);
        assert_eq!(asked(&mut command("false", here)), None);
        assert_eq!(
            asked(command("cargo", here).arg("--version")).map(|text| text.starts_with("cargo")),
            Some(true)
        );
    }
}
