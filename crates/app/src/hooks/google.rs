use vertex::{Token, oauth};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::use_store;
use crate::{
    services::{
        clock,
        google::{Call, Google},
        storage,
    },
    state::{Account, AccountAction, Action, Destination, TOKEN_LIFETIME, TokenFacts},
};

const DESTINATION: &str = "tuneup.destination";
/// How long a token may take to be given back, in milliseconds.
const REVOKE_LIMIT: u64 = 10_000;

/// Where requests went on the last visit.
pub fn remembered_destination() -> Destination {
    storage::read(DESTINATION)
        .map(|name| Destination::from_name(&name))
        .unwrap_or_default()
}

/// The account, and the verbs that change it.
#[derive(Clone, PartialEq)]
pub struct AccountHandle {
    /// The account.
    pub account: Account,
    google: Google,
    dispatch: Callback<AccountAction>,
}

/// The account.
#[hook]
pub fn use_account() -> AccountHandle {
    let store = use_store();
    let dispatcher = store.dispatcher();
    AccountHandle {
        account: store.account.clone(),
        google: use_context().expect("the app provides what carries requests"),
        dispatch: Callback::from(move |action| dispatcher.dispatch(Action::Account(action))),
    }
}

impl AccountHandle {
    /// Sends requests elsewhere from now on; a token is forgotten.
    pub fn head_for(&self, destination: Destination) {
        storage::write(DESTINATION, destination.name());
        self.google.head_for(destination);
        self.dispatch.emit(AccountAction::HeadFor(destination));
    }

    /// Signs requests from now on. `seconds` is what the token is good for, where that is known.
    pub fn sign_in(&self, token: Token, seconds: Option<u64>) {
        let lifetime = seconds.map_or(TOKEN_LIFETIME, |seconds| seconds.saturating_mul(1_000));
        self.google.sign_in(token);
        self.dispatch.emit(AccountAction::SignedIn(TokenFacts {
            until: clock::today().saturating_add(lifetime),
            exact: seconds.is_some(),
        }));
    }

    /// Lets go of the token.
    pub fn forget(&self) {
        self.google.forget();
        self.dispatch.emit(AccountAction::Forgotten);
    }

    /// Makes the token useless for everybody, and lets go of it. `ended` hears whether Google took it.
    pub fn revoke(&self, ended: Callback<bool>) {
        let this = self.clone();
        spawn_local(async move {
            let taken = match Call::new() {
                Some(call) => {
                    let answer = this
                        .google
                        .carry(&oauth::revoke(), None, REVOKE_LIMIT, &call)
                        .await;
                    answer.is_ok_and(|response| oauth::revoked(&response).is_ok())
                }
                None => false,
            };
            this.forget();
            ended.emit(taken);
        });
    }
}
