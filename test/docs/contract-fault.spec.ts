import { contractFault } from './contract-fault';

const HERE = 'https://noi-nay.example/api/v1';

it('tells an answer that its route does not declare', () => {
  expect(contractFault('GET', `${HERE}/units?limit=5`, { items: [], next: null })).toBeNull();
  expect(contractFault('GET', `${HERE}/units?limit=5`, { items: 3, next: null })).toMatch(
    /^GET \/api\/v1\/units: .*items/s,
  );
});

it('knows a route with a name from one with a parameter in its place', () => {
  expect(contractFault('POST', `${HERE}/units/import`, { code: '01' })).toMatch(/total/);
  expect(contractFault('PATCH', `${HERE}/units/01`, { total: 1 })).toMatch(/code/);
});
