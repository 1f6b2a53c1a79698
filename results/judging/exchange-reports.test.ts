import { expect, test } from 'vitest';
import { loadObservedExchanges } from '../../specs/observed-exchanges.js';
import { exchangeReports } from './exchange-reports.js';

const { exchanges } = loadObservedExchanges();

test('names request, status and day of a recorded exchange', () => {
  expect(exchangeReports(['OBS-002'], exchanges)).toEqual([
    { id: 'OBS-002', method: 'HEAD', target: '/api/health?api-version=2024-12-01', status: 200, date: '2026-04-07' },
  ]);
});

test('rejects an exchange that is not recorded', () => {
  expect(() => exchangeReports(['OBS-999'], exchanges)).toThrow('There is no recorded exchange OBS-999');
});
