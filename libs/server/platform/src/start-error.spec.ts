import { listenError, StartError } from './start-error';

const attempt = {
  what: 'The web server',
  host: '127.0.0.1',
  port: 3000,
  portVariable: 'HTTP_PORT',
  hostVariable: 'HTTP_HOST',
};

test('a port in use is told with its number and the variable that changes it', () => {
  const error = listenError(Object.assign(new Error('x'), { code: 'EADDRINUSE' }), attempt);
  expect(error).toBeInstanceOf(StartError);
  expect((error as StartError).line).toBe(
    'The web server cannot listen on 127.0.0.1:3000: the port is in use. Stop what uses it or choose another with HTTP_PORT.',
  );
});

test('what is no failure of listening comes back as it is', () => {
  const error = new Error('something else');
  expect(listenError(error, attempt)).toBe(error);
});

test('the line is one line', () => {
  expect(new StartError('It said\n  this', 'Do\nthat.').line).toBe('It said this. Do that.');
});
