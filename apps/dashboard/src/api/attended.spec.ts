import { ATTENDED_MS, Attendance } from './attended';

it('takes a page for attended while it was opened or touched lately', () => {
  let nowMs = 1_000;
  const page = new EventTarget() as unknown as Window;
  const attendance = new Attendance(page, () => nowMs);
  nowMs += ATTENDED_MS - 1;
  expect(attendance.isAttended).toBe(true);
  nowMs += 1;
  expect(attendance.isAttended).toBe(false);
  page.dispatchEvent(new Event('keydown'));
  expect(attendance.isAttended).toBe(true);
  nowMs += ATTENDED_MS;
  expect(attendance.isAttended).toBe(false);
});
