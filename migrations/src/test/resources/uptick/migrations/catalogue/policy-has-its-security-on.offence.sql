-- offender: public.topics: topics_own
CREATE POLICY topics_own ON topics USING (created_by = app_uid());
