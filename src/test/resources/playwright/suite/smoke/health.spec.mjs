import { test, expect } from '@playwright/test';

test('answers', { tag: '@fast' }, () => {
  console.log('a line on standard output');
  expect([1, 2, 3]).toEqual([1, 2]);
});

test('is up', async ({}, testInfo) => {
  await testInfo.attach('note', { body: 'attached text', contentType: 'text/plain' });
  await test.step('outer', async () => {
    await test.step('inner', async () => {});
  });
});
