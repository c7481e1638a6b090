package uptick.local.sample.snapshot;

/// What is wrong with a recorded row, and how it is read all the same.
public enum Defect {

    /// The spreadsheet took "11.10" for a number and kept "11.1": the month is October.
    DATE_LOST_ITS_ZERO,

    /// A line break was lost: the date has the video id of the next day's first row behind it. The
    /// date is kept; of that next row nothing else is left, so the next day has one video fewer.
    DATE_RUNS_INTO_NEXT_ROW,

    /// The spreadsheet took an id that begins with "-" for a formula and wrote `#NAME?`: the id is
    /// read from the address of the thumbnail.
    ID_TAKEN_FOR_FORMULA,

    /// The likes are blank (rows 89 to 108 of the first day): unknown.
    LIKES_BLANK,

    /// The recorder wrote 0 likes where a channel hides them: hidden.
    LIKES_HIDDEN,

    /// The recorder wrote 0 comments where comments are off, and where nobody commented; the two
    /// cannot be told apart: off.
    COMMENTS_OFF,

    /// The recorder wrote 0 views where YouTube published none (two live streams): unknown.
    VIEWS_WITHHELD,

    /// The recorder wrote `[none]` where a video has no tags: none.
    TAGS_NONE
}
