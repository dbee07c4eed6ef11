import { Controller, Param } from '@nestjs/common';
import {
  addPersonalKey,
  cleanKept,
  cleanedKept,
  listOf,
  personalKey,
  privacyTrial,
  privacyTrialAnswer,
  type CleanedKept,
  type Page,
  type PersonalKey,
  type PrivacyTrial,
  type PrivacyTrialAnswer,
} from '@nhip-xa/contract';
import {
  authorOf,
  type AddedKey,
  type ConfigChanges,
  type PersonalKeyStore,
  type Principal,
  type Privacy,
} from '@nhip-xa/ports';
import type { z } from 'zod';
import { Caller, FromBody } from '../asked';
import { Route } from '../endpoint';
import { refuseLesser } from '../installation-wide';
import { Port } from '../ports';
import { HttpProblem, badField, notFound } from '../problem';

/** Keys that name people: what bears one is refused, and its kept copy masked [contract 2]. */
@Controller('api/v1/personal-keys')
export class PrivacyController {
  constructor(
    @Port('personalKeys') private readonly keys: PersonalKeyStore,
    @Port('privacy') private readonly privacy: Privacy,
    @Port('changes') private readonly changes: ConfigChanges,
  ) {}

  @Route('get', '', {
    summary: 'Keys that name people, those that come with the product first',
    needs: 'rejected.read',
    scope: 'none',
    answer: listOf(personalKey),
  })
  async list(): Promise<Page<PersonalKey>> {
    const added = await this.keys.list();
    const builtIn = this.privacy.builtIn.map((key) => ({
      ...{ key, builtIn: true, addedAt: null, addedBy: null },
    }));
    return { items: [...builtIn, ...added.map(shown)], next: null };
  }

  @Route('post', '', {
    summary: 'Add a key that names people; in force in every process at once',
    needs: 'privacy.write',
    scope: 'none',
    body: addPersonalKey,
    answer: personalKey,
    status: 201,
  })
  async add(
    @Caller() caller: Principal,
    @FromBody() { key }: z.infer<typeof addPersonalKey>,
  ): Promise<PersonalKey> {
    refuseLesser(caller);
    const normalised = this.normalised(key);
    if (this.privacy.isOfOurForm(key)) throw badField('key', 'is a word of our own form');
    if (this.isBuiltIn(normalised)) throw new HttpProblem('exists');
    const made = await this.keys.add(key, normalised, authorOf(caller));
    if (typeof made === 'string') throw new HttpProblem(made);
    await this.changes.emit({ what: 'personal-keys' });
    return shown(made);
  }

  @Route('delete', ':key', {
    summary: 'Take a key out that was added; those that come with the product stay',
    needs: 'privacy.write',
    scope: 'none',
    status: 204,
  })
  async remove(@Caller() caller: Principal, @Param('key') key: string): Promise<void> {
    refuseLesser(caller);
    const normalised = this.privacy.normalise(key);
    if (this.isBuiltIn(normalised)) throw new HttpProblem('built-in');
    if (!(await this.keys.remove(normalised, authorOf(caller)))) throw notFound();
    await this.changes.emit({ what: 'personal-keys' });
  }

  @Route('post', 'trial', {
    summary: 'What of a message would be refused, and how it would be kept; changes nothing',
    needs: 'rejected.write',
    scope: 'none',
    body: privacyTrial,
    answer: privacyTrialAnswer,
  })
  trial(@FromBody() body: PrivacyTrial): PrivacyTrialAnswer {
    return this.privacy.trial(body);
  }

  @Route('post', 'clean', {
    summary: 'Mask kept copies of refused messages by the keys that were added, some at a time',
    needs: 'privacy.write',
    scope: 'none',
    body: cleanKept,
    answer: cleanedKept,
  })
  clean(
    @Caller() caller: Principal,
    @FromBody() { after }: z.infer<typeof cleanKept>,
  ): Promise<CleanedKept> {
    refuseLesser(caller);
    return this.privacy.clean(after, authorOf(caller));
  }

  private normalised(key: string): string {
    const normalised = this.privacy.normalise(key);
    if (normalised.length < 2) throw badField('key', 'has no two letters or digits');
    return normalised;
  }

  private isBuiltIn(normalised: string): boolean {
    return this.privacy.builtIn.some((key) => this.privacy.normalise(key) === normalised);
  }
}

const shown = ({ key, addedAt, addedBy }: AddedKey): PersonalKey => ({
  ...{ key, builtIn: false, addedAt, addedBy },
});
