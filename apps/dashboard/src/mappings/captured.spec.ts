import { captured, pasted } from './captured';

it('tries text that came like text that was pasted', () => {
  const base64 = Buffer.from('{"nước": "3,4"}').toString('base64');
  expect(captured(base64)).toEqual(pasted('{"nước": "3,4"}'));
});

it('tries bytes that are no text as the very bytes', () => {
  const base64 = Buffer.from('08ff', 'hex').toString('base64');
  expect(captured(base64)).toMatchObject({ asked: { payloadBase64: base64 } });
  expect(captured(base64).shown).toContain('08 ff');
});
