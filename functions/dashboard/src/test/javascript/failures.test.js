import assert from 'node:assert/strict';
import test from 'node:test';
import { failure, fieldFailures, formFailure } from '../../main/resources/public/js/failures.js';
import { NoAnswer, Problem } from '../../main/resources/public/js/http.js';

const problem = (status, slug, members = {}) => new Problem({ status, type: `/problems/${slug}`, title: 'Title', ...members });

test('sends a reader who forgot the password to an administrator where no mail can be sent', () => {
  const told = failure(problem(503, 'mail-not-configured'), true);

  assert.match(told.text, /ask an administrator/);
  assert.doesNotMatch(told.text, /try again/);
});

test('names the limit of a tier, and waiting only where that helps', () => {
  const members = { title: 'Your tier allows no more', detail: "Your tier's limit is reached: briefs_per_day is 3." };

  assert.equal(failure(problem(429, 'tier-limit', members), true).text, members.detail);
  assert.equal(failure(problem(429, 'tier-limit', { ...members, retryAfterSeconds: 7200 }), true).text, `${members.detail} There is more in 2 hours.`);
});

test('says at each field what is wrong with it, as a sentence', () => {
  const errors = [
    { field: 'email', detail: 'must be an e-mail address' },
    { field: 'username', detail: 'Must have no @.' },
  ];

  assert.deepEqual(fieldFailures(problem(400, 'invalid-request', { errors }), ['email', 'username', 'password']), [
    { field: 'email', text: 'Must be an e-mail address.' },
    { field: 'username', text: 'Must have no @.' },
  ]);
});

test('leaves to the form as a whole what no field of it can say', () => {
  const invite = problem(403, 'invite-required', { field: 'invite', detail: 'Ask an administrator for an invitation.' });

  assert.deepEqual(fieldFailures(invite, ['email', 'password']), []);
  assert.equal(formFailure(invite, true), 'Title. Ask an administrator for an invitation.');
  assert.deepEqual(fieldFailures(problem(409, 'name-taken'), ['email']), []);
  assert.deepEqual(fieldFailures(problem(500, 'internal-error', { field: 'email', detail: 'x' }), ['email']), []);
  assert.deepEqual(fieldFailures(new NoAnswer(), ['email']), []);
});

test('says that a password is wrong where it was filled in', () => {
  const wrong = problem(403, 'wrong-password');

  assert.deepEqual(fieldFailures(wrong, ['email', 'current_password']), [{ field: 'current_password', text: 'That is not your password.' }]);
  assert.deepEqual(fieldFailures(wrong, ['password']), [{ field: 'password', text: 'That is not your password.' }]);
  assert.deepEqual(fieldFailures(wrong, ['name']), []);
});
