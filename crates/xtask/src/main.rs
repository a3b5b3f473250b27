//! `cargo xtask`: sets up what is missing, builds the site and the module, serves them, tests them.
#![forbid(unsafe_code)]

mod arguments;
mod bench;
mod check;
mod command;
mod digest;
mod dist;
mod imports;
mod purity;
mod serve;
mod setup;
mod simulator;
mod site;
mod steps;
mod test;
mod vocabulary;
mod workspace;

use std::process::ExitCode;

use anyhow::Result;

use arguments::Verb;
use workspace::Workspace;

fn main() -> ExitCode {
    let verb = match arguments::parse(lexopt::Parser::from_env()) {
        Ok(verb) => verb,
        Err(error) => {
            eprintln!("{error}\n\n{}", arguments::USAGE);
            return ExitCode::from(2);
        }
    };
    match run(&verb) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("\nStopped: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Does what the verb says; `false` when it was done and the answer is "no".
fn run(verb: &Verb) -> Result<bool> {
    let workspace = Workspace::find;
    match verb {
        Verb::Help => println!("{}", arguments::USAGE),
        Verb::Seal => site::seal_staged()?,
        Verb::Setup => setup::everything(&workspace()?)?,
        Verb::Vocabulary => vocabulary::ensure(&workspace()?)?,
        Verb::Dist => dist::build(&workspace()?)?,
        Verb::Serve { port } => serve::run(&workspace()?, *port)?,
        Verb::Bench(choice) => bench::run(&workspace()?, choice)?,
        Verb::Check => return check::run(&workspace()?),
        Verb::Test { filter } => return test::run(&workspace()?, filter.as_deref()),
    }
    Ok(true)
}
