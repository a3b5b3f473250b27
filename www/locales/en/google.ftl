# Whom the page speaks to, and signing in.
google-simulated = Simulated Google
google-simulated-lead = Jobs, models and metrics are made up inside this page. No account, no cost, nothing is sent.
google-server-lead = Jobs, models and metrics are made up by a simulator on this machine. No account, no cost, nothing goes to Google.
google-real = Google
google-account = Account
google-destination = Requests go to
google-token = Access token
google-token-hint = Paste what `gcloud auth print-access-token` prints. It stays in this page's memory and goes to Google alone; closing or reloading the page forgets it.
google-token-use = Use this token
google-signed-in = Signed in.
google-minutes-left = The token expires in { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }.
google-minutes-left-at-most = The token expires in { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    } at the latest; it may be older than its time here.
google-expired = The token has expired. Paste a new one; nothing that you filled in is lost.
google-forget = Forget it
google-revoke = Revoke it
google-revoke-hint = Revoking makes the token useless everywhere, in the command line too.
google-revoked = The token is revoked and forgotten.
google-not-revoked = Google did not confirm that the token is revoked. This page has forgotten it.
google-said = Google said:
google-console = Open the console
google-forgotten = The token is forgotten.
google-sign-in-instead = Or sign in with Google
google-sign-in = Open Google's sign-in
google-sign-in-not-from-file = Signing in with Google needs the page to be served over HTTPS or from this machine; opened from a file, it takes a pasted token.
google-client = OAuth client ID
google-client-hint = Of a web application in your Google Cloud project, whose authorised JavaScript origins include this page: `1234-abc.apps.googleusercontent.com`
google-client-fault = This is no client ID. It ends in `.apps.googleusercontent.com`; a client secret does not belong here.
google-window-fault = The browser did not open the window. Allow pop-up windows for this page and try again.
google-scope = The token may be used to
google-scope-jobs = upload files and run jobs
google-scope-upload = upload files only
