import type { viRotation } from './vi-rotation';

/** Texts of a source's password: a new one, how long the one before works, and its end. */
export const enRotation: Record<keyof typeof viRotation, string> = {
  'secret.title': 'Password of the connection',
  'secret.one': 'This source connects with one password.',
  'secret.until': 'The old password works until {{moment}}',
  'secret.used': 'the new one was used at {{moment}}',
  'secret.unused': 'the new one has not been used',
  'secret.new': 'Give a new password',
  'secret.give': 'Give the password',
  'secret.grace': 'The old password goes on working for',
  'secret.grace.none': 'no time, it ends at once',
  'secret.grace.hour': '1 hour',
  'secret.grace.day': '1 day',
  'secret.grace.week': '7 days',
  'secret.noneHow':
    'The old password is worth nothing at once: the device is cut off and sends nothing until it has the new one. For a password that leaked.',
  'secret.graceHow':
    'For that time both passwords work and the device stays connected. A device that still uses the old one then is cut off.',
  'secret.olderHow':
    'There is an old password already: it ends when the new one is given, and a device that still uses it is cut off, as only two work at a time.',
  'secret.end': 'End the old password',
  'secret.endUsed': 'End the old password now? A device that still uses it is cut off.',
  'secret.endUnused':
    'End the old password now? The new one has never been used: the device is cut off and cannot come back.',
};
