package uptick.local.badinput;

import uptick.local.document.Operation;

/// A request and what must come of it.
///
/// @param number which of the seed's cases it is
/// @param operation what it was made from
/// @param what is wrong with it, in a word or two
/// @param mustBeRefused whether it is certainly wrong; others may also be right
/// @param isElsewhere whether it may have become another address, another method, or no HTTP
public record BadCase(
        long number,
        Operation operation,
        String what,
        Request request,
        boolean mustBeRefused,
        boolean isElsewhere) {

    BadCase wrong(String how, Request other) {
        return new BadCase(number, operation, added(how), other, true, isElsewhere);
    }

    BadCase odd(String how, Request other) {
        return new BadCase(number, operation, added(how), other, mustBeRefused, isElsewhere);
    }

    BadCase elsewhere(String how, Request other) {
        return new BadCase(number, operation, added(how), other, false, true);
    }

    private String added(String how) {
        return what.isEmpty() ? how : what + ", " + how;
    }
}
