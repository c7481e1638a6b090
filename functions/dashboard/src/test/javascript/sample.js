/** A trend and a collection as the API answers them; each test names only what it is about. */

export const trend = (members = {}) => ({
  id: 't1',
  topic_id: 'p1',
  title: 'iPhone X',
  rank: 1,
  momentum_score: 76.5,
  confidence_level: 'low',
  confidence_calibrated: false,
  reddit_velocity_score: null,
  youtube_traction_score: 87.1,
  google_trends_spike_score: null,
  similarweb_bonus_applied: false,
  youtube_views: 7_426_393,
  youtube_likes: 78_240,
  youtube_channel: 'Apple Event',
  observed_at: '2026-11-21T05:58:00Z',
  ...members,
  sources: {
    youtube: { state: 'ok', reason: null },
    reddit: { state: 'not_asked', reason: null },
    google_trends: { state: 'not_asked', reason: null },
    similarweb: { state: 'not_asked', reason: null },
    ...members.sources,
  },
});

export const collection = (members = {}) => ({
  id: 'c1',
  started_at: '2026-11-21T05:55:00Z',
  completed_at: '2026-11-21T06:00:00Z',
  scored_at: '2026-11-21T06:00:02Z',
  is_partial: false,
  provenance: 'live',
  ...members,
});

/** Session storage without a browser. */
export const memory = () => {
  const held = new Map();
  return {
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => void held.set(key, value),
    removeItem: (key) => void held.delete(key),
  };
};
