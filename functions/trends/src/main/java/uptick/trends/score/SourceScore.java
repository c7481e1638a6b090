package uptick.trends.score;

/// What one platform says about one topic: a score, or the reason why there is none. A missing score is never a zero.
public sealed interface SourceScore {

    /// A score with its trust.
    ///
    /// @param score 0..100, 50 is normal for that platform, rounded to [ScoreScale#DECIMALS] decimals
    /// @param quality 0..1, how far the inputs were complete; age is not part of it, [Momentum] adds it
    /// @param components every input and every intermediate number
    record Scored(double score, double quality, Components components) implements SourceScore {
        public Scored {
            ScoreScale.requireWithin(score, 0, 100, "score");
            ScoreScale.requireWithin(quality, 0, 1, "quality");
        }
    }

    /// No score.
    record Unscored(Reason reason) implements SourceScore {}

    /// Why a platform has no part in a score.
    enum Reason {
        /// The platform showed no video of the topic.
        NO_VIDEOS,
        /// No video was seen before at a usable distance, and no video's age is known.
        NO_VELOCITY,
        /// The platform showed no post about the topic.
        NO_POSTS,
        /// The series of interest is missing, or too short to say what is usual.
        SHORT_HISTORY,
        /// So few people are interested that single ones would make a spike.
        LOW_VOLUME,
        /// There was a score, but age and quality have brought its weight to nothing.
        NO_WEIGHT
    }

    /// The inputs and intermediate numbers of a score: plain numbers and texts, for storing and for explaining.
    sealed interface Components permits YoutubeComponents, RedditComponents, InterestComponents {

        /// The score computed again from the stored inputs, equal to the bit under the same [ScoreVersion].
        SourceScore recomputed();
    }
}
