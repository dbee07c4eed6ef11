import { captured } from './captured';

it('shows text that came as text, and tries it as it came, to the byte', () => {
  const base64 = Buffer.from('{"nước": "3,4"}\r\n').toString('base64');
  expect(captured(base64)).toEqual({
    ...{ shown: '{"nước": "3,4"}\n', isText: true },
    asked: { payloadBase64: base64 },
  });
});

it('tries bytes that are no text as the very bytes', () => {
  const base64 = Buffer.from('08ff', 'hex').toString('base64');
  expect(captured(base64)).toMatchObject({ asked: { payloadBase64: base64 } });
  expect(captured(base64).shown).toContain('08 ff');
});
