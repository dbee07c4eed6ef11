import { credentialFile } from './credential-file';

it('writes passwords as they are, for a tool that knows nothing of spreadsheets', () => {
  const one = { key: '06211.a', clientId: '06211.a', username: '06211.a', port: 1883 };
  const credentials = [
    { ...one, password: 'x_-Y' },
    { ...one, password: 'z', host: 'broker.example', port: 8883 },
  ];
  const head = 'key,clientId,username,password,mqttUrl\r\n';
  expect(credentialFile(credentials, 'xa.example')).toBe(
    `${head}06211.a,06211.a,06211.a,x_-Y,mqtt://xa.example:1883\r\n` +
      '06211.a,06211.a,06211.a,z,mqtt://broker.example:8883\r\n',
  );
  expect(credentialFile(credentials.slice(0, 1), undefined)).toBe(
    `${head}06211.a,06211.a,06211.a,x_-Y,\r\n`,
  );
});
