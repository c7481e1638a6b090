import assert from 'node:assert/strict';
import test from 'node:test';
import { inviteLink, resetLink } from '../../main/resources/public/js/admin/links.js';
import { isPublic, routeOf } from '../../main/resources/public/js/routes.js';

const hashOf = (link) => new URL(link).hash;

test('opens the Top 10 where the address says nothing', () => {
  assert.deepEqual(routeOf(''), { view: 'trends', part: '', token: '' });
  assert.deepEqual(routeOf('#top-10'), routeOf(''));
});

test('leaves the view as it is for a place on the page', () => {
  assert.equal(routeOf('#main'), null);
  assert.equal(routeOf('#%'), null);
  assert.equal(routeOf('#reset='), null);
});

test('reads the secret out of the links that are handed out', () => {
  assert.deepEqual(routeOf(hashOf(resetLink('https://uptick.example', 'a-B_9'))), { view: 'reset', part: '', token: 'a-B_9' });
  assert.deepEqual(routeOf(hashOf(inviteLink('https://uptick.example', 'a-B_9'))), { view: 'register', part: '', token: 'a-B_9' });
});

test('opens a part of the administration, its first for one that there is not', () => {
  assert.equal(routeOf('#admin/audit').part, 'audit');
  assert.equal(routeOf('#admin').part, '');
  assert.equal(routeOf('#admin/nothing').part, '');
});

test('knows the views for people who are not signed in', () => {
  assert.ok(['#forgot', '#register', '#reset=t', '#invite=t'].every((hash) => isPublic(routeOf(hash))));
  assert.ok(['', '#account', '#admin'].every((hash) => !isPublic(routeOf(hash))));
});
