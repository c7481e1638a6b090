package uptick.accounts.audit;

/// A head as somebody wrote it down outside the database. Whoever owns the database can take the newest rows away and
/// move the head back, or write the whole chain anew: nothing in the database tells, this does.
///
/// @param hash 64 hexadecimal digits
record KnownHead(long sequence, String hash) {}
