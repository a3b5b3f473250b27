//! Outside judges in Python: programs that know the truth from another source compare it with ours.

use std::{
    collections::BTreeSet,
    ffi::OsString,
    fs,
    process::{Command, Stdio},
};

use anyhow::{Context, Result, ensure};

use super::tokenizers;
use crate::{command, setup, vocabulary, workspace::Workspace};

/// A script, and the program of ours that it judges.
struct Judge {
    /// In `e2e/python/`.
    script: &'static str,
    /// The crate whose example it is.
    package: &'static str,
    /// The example.
    example: &'static str,
    /// How the two meet.
    way: Way,
}

/// How a judge comes to see what our program says.
enum Way {
    /// It is given the vocabulary file and our program, and runs it.
    RunsIt,
    /// It is given a folder of well-known tokenizers and our program, and runs it with each.
    RunsItOnTokenizers,
    /// It reads what our program has written.
    ReadsIt,
}

const JUDGES: [Judge; 5] = [
    Judge {
        script: "parity.py",
        package: "tokens",
        example: "count",
        way: Way::RunsIt,
    },
    Judge {
        script: "parity_tokenizers.py",
        package: "tokenizer-json",
        example: "count_with_file",
        way: Way::RunsItOnTokenizers,
    },
    Judge {
        script: "check_bodies.py",
        package: "vertex",
        example: "bodies",
        way: Way::ReadsIt,
    },
    Judge {
        script: "check_snippets.py",
        package: "vertex",
        example: "snippets",
        way: Way::ReadsIt,
    },
    Judge {
        script: "check_reports.py",
        package: "dataset",
        example: "reports",
        way: Way::ReadsIt,
    },
];

/// Asks every judge.
pub fn run(workspace: &Workspace) -> Result<()> {
    vocabulary::ensure(workspace)?;
    let python = setup::python_tools(workspace)?.join("python");
    all_are_called(workspace)?;
    for judge in &JUDGES {
        let build = [
            "build",
            "--locked",
            "--package",
            judge.package,
            "--example",
            judge.example,
        ];
        command::build(workspace.command("cargo").args(build))?;
        let program = workspace.target.join("debug/examples").join(judge.example);
        let mut ask = workspace.command(&python);
        ask.arg(workspace.root.join("e2e/python").join(judge.script));
        match judge.way {
            Way::RunsIt => {
                let vocabulary = vocabulary::folder(workspace).join(vocabulary::FILE);
                command::run(ask.arg(vocabulary).arg(program))?;
            }
            Way::RunsItOnTokenizers => {
                command::run(ask.arg(tokenizers::ensure(workspace)?).arg(program))?;
            }
            Way::ReadsIt => piped(workspace.command(program), ask)?,
        }
    }
    Ok(())
}

/// Runs `writer` and `reader` with a pipe between them; both must succeed.
fn piped(mut writer: Command, mut reader: Command) -> Result<()> {
    let mut writing = writer
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start: {}", command::shown(&writer)))?;
    let written = writing.stdout.take().context("the pipe is there")?;
    let read = command::run(reader.stdin(written));
    let status = writing.wait()?;
    // A reader that gave up breaks the writer's pipe: what it says comes first.
    read?;
    ensure!(
        status.success(),
        "this failed ({status}): {}",
        command::shown(&writer)
    );
    Ok(())
}

/// A judge that nobody asks would look like one that is content.
fn all_are_called(workspace: &Workspace) -> Result<()> {
    let folder = workspace.root.join("e2e/python");
    let entries = fs::read_dir(&folder).with_context(|| folder.display().to_string())?;
    let there: BTreeSet<OsString> = entries
        .map(|entry| entry.map(|entry| entry.file_name()))
        .filter(|name| {
            name.as_ref()
                .is_ok_and(|name| name.to_string_lossy().ends_with(".py"))
        })
        .collect::<Result<_, _>>()?;
    let called: BTreeSet<OsString> = JUDGES.iter().map(|judge| judge.script.into()).collect();
    ensure!(
        there == called,
        "e2e/python has {there:?}, but {called:?} are called"
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::piped;
    use crate::command::command;

    #[test]
    fn both_ends_of_the_pipe_must_succeed() {
        let here = Path::new(".");
        let check = |writer: &[&str], reader: &[&str], complaint: Option<&str>| {
            let made = |words: &[&str]| {
                let mut made = command(words[0], here);
                made.args(&words[1..]);
                made
            };
            let error = piped(made(writer), made(reader))
                .err()
                .map(|error| error.to_string());
            assert_eq!(error.is_some(), complaint.is_some(), "{error:?}");
            assert!(
                error
                    .unwrap_or_default()
                    .ends_with(complaint.unwrap_or_default())
            );
        };
        check(&["echo", "true"], &["grep", "--quiet", "true"], None);
        check(
            &["echo", "true"],
            &["grep", "--quiet", "false"],
            Some("grep --quiet false"),
        );
        check(&["false"], &["cat"], Some("false"));
    }
}
