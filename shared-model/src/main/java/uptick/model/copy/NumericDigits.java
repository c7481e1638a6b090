package uptick.model.copy;

import java.math.BigDecimal;
import java.util.Arrays;

/// A number as PostgreSQL keeps it: digits to the base of 10,000, the most significant first, the point after the digit
/// of weight 0, without zeros at either end.
///
/// @param digits none for zero
/// @param weight of the first digit: 0 where it is the ones, 1 where it is the ten thousands, -1 right of the point
/// @param scale decimals that are shown
@SuppressWarnings("ArrayRecordComponent") // read at once and thrown away
record NumericDigits(short[] digits, int weight, boolean isNegative, int scale) {

    private static final int BASE = 10_000;
    private static final int DECIMALS_A_DIGIT = 4;

    /// Decimal digits after and before the point that the type has.
    private static final int MOST_SCALE = 16_383;

    private static final int MOST_BEFORE_POINT = 131_072;

    private static final int[] POWERS_OF_TEN = {1, 10, 100, 1000};

    /// More decimal digits than this may not fit a long.
    private static final int LONG_DIGITS = 18;

    static NumericDigits of(BigDecimal value) {
        var precision = value.precision();
        if (value.scale() > MOST_SCALE || (long) precision - value.scale() > MOST_BEFORE_POINT) {
            throw new IllegalArgumentException(
                    "A numeric has no room for %d digits with %d decimals"
                            .formatted(precision, value.scale()));
        }
        var plain = value.scale() < 0 ? value.setScale(0) : value;
        var scale = plain.scale();
        // So many zeros fill the last digit.
        var filling = Math.floorMod(-scale, DECIMALS_A_DIGIT);
        var digitsBelowPoint = (scale + filling) / DECIMALS_A_DIGIT;
        return plain.precision() + filling <= LONG_DIGITS
                ? ofLong(plain, filling, digitsBelowPoint)
                : ofText(plain, filling, digitsBelowPoint);
    }

    private static NumericDigits ofLong(BigDecimal value, int filling, int digitsBelowPoint) {
        var rest = Math.abs(value.unscaledValue().longValue()) * POWERS_OF_TEN[filling];
        var below = digitsBelowPoint;
        while (rest != 0 && rest % BASE == 0) {
            rest /= BASE;
            below--;
        }
        var count = 0;
        for (var left = rest; left != 0; left /= BASE) {
            count++;
        }
        var digits = new short[count];
        for (var place = count - 1; place >= 0; place--) {
            digits[place] = (short) (rest % BASE);
            rest /= BASE;
        }
        return new NumericDigits(
                digits, count == 0 ? 0 : count - 1 - below, value.signum() < 0, value.scale());
    }

    private static NumericDigits ofText(BigDecimal value, int filling, int digitsBelowPoint) {
        var text = value.unscaledValue().abs() + "0".repeat(filling);
        var leading = Math.floorMod(-text.length(), DECIMALS_A_DIGIT);
        text = "0".repeat(leading) + text;
        var digits = new short[text.length() / DECIMALS_A_DIGIT];
        for (var place = 0; place < digits.length; place++) {
            var start = place * DECIMALS_A_DIGIT;
            digits[place] = (short) Integer.parseInt(text, start, start + DECIMALS_A_DIGIT, 10);
        }
        var count = digits.length;
        while (count > 0 && digits[count - 1] == 0) {
            count--;
        }
        return new NumericDigits(
                Arrays.copyOf(digits, count),
                count == 0 ? 0 : digits.length - 1 - digitsBelowPoint,
                value.signum() < 0,
                value.scale());
    }
}
