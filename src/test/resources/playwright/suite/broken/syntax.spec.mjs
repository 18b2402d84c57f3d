import { test } from '@playwright/test';

test('never loads', () => {
