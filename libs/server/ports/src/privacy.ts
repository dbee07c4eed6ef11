import type { CleanedKept, PrivacyTrial, PrivacyTrialAnswer } from '@nhip-xa/contract';
import type { Author } from './config-store';

export interface AddedKey {
  key: string;
  addedAt: string;
  addedBy: string;
}

/** Keys that name people, beside those that come with the product. */
export interface PersonalKeyStore {
  list(): Promise<AddedKey[]>;
  /** @param normalised how it is compared: one key however it is spelt */
  add(key: string, normalised: string, author: Author): Promise<AddedKey | 'exists' | 'too-many'>;
  remove(normalised: string, author: Author): Promise<boolean>;
}

/** What the list means. */
export interface Privacy {
  /** Those that come with the product. */
  builtIn: readonly string[];
  normalise(key: string): string;
  /** Keys by which our own form is read: who refused one of them would refuse everything. */
  isOfOurForm(key: string): boolean;
  /** What would be refused of a message, and how it would be kept. */
  trial(trial: PrivacyTrial): PrivacyTrialAnswer;
  /** Masks kept copies of refused messages by the list as it stands, from one of them on. */
  clean(after: string | undefined, author: Author): Promise<CleanedKept>;
}
