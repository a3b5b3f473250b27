//! The page may connect to its own origin and to the hosts that a request can be for, and to no other.

use std::collections::BTreeSet;

use vertex::Host;

const PAGE: &str = include_str!("../../../index.html");

#[test]
fn the_policy_lists_exactly_the_hosts_of_requests() {
    let (_, rest) = PAGE.split_once("connect-src ").expect("a directive");
    let (sources, _) = rest.split_once(';').expect("its end");
    let listed: BTreeSet<String> = sources.split_whitespace().map(str::to_owned).collect();
    let hosts = Host::all().map(|host| format!("https://{host}"));
    let wanted: BTreeSet<String> = hosts.chain(["'self'".to_owned()]).collect();
    assert_eq!(listed, wanted);
}
