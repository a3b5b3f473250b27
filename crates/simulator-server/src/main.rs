//! `simulator-server [--port N] [--scenario JSON]`: prints the server's origin once it listens, and ends
//! when its standard input does, so that it does not outlive whoever started it.
#![forbid(unsafe_code)]

use std::{error::Error, io, process::ExitCode};

use lexopt::{Arg, Parser, ValueExt};
use simulator::Scenario;
use simulator_server::Server;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("simulator-server: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let mut scenario = Scenario::default();
    let mut port = 0;
    let mut parser = Parser::from_env();
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("port") => port = parser.value()?.parse()?,
            Arg::Long("scenario") => {
                scenario = serde_json::from_str(&parser.value()?.string()?)
                    .map_err(|error| format!("this is no scenario: {error}"))?;
            }
            other => return Err(other.unexpected().into()),
        }
    }
    println!("{}", Server::start(scenario, port)?.origin);
    io::copy(&mut io::stdin(), &mut io::sink())?;
    Ok(())
}
