import { Controller } from '@nestjs/common';
import { unitOfKey, dvcqgAnswer, type DvcqgAnswer } from '@nhip-xa/contract';
import type {
  Gate,
  IncomingMessage,
  KnownMapping,
  MappingDirectory,
  PostedMessages,
  Principal,
  SourceDirectory,
  TakenCounts,
} from '@nhip-xa/ports';
import { z } from 'zod';
import { Caller, FromBody, FromQuery } from '../asked';
import { Route } from '../endpoint';
import { Port } from '../ports';
import { HttpProblem, badField, notFound } from '../problem';
import { plainText } from '../queries';

const postedQuery = z.strictObject({ mapping: plainText.optional() });

/** Stands for the parts of a topic that a request does not have. */
const NO_PART = 'http';

/** Messages that come by HTTP: read and kept as those that come by MQTT. */
@Controller('api/v1/intake')
export class IntakeController {
  constructor(
    @Port('mappingDirectory') private readonly mappings: Pick<MappingDirectory, 'ofCodec'>,
    @Port('directory') private readonly directory: Pick<SourceDirectory, 'find'>,
    @Port('gate') private readonly gate: Gate,
    @Port('posted') private readonly posted: PostedMessages,
    @Port('nowUs') private readonly nowUs: () => number,
  ) {}

  @Route('post', 'dvcqg', {
    summary: 'Dossiers and their progress, as a one-stop system synchronises them; 200: stored',
    needs: 'mapping.write',
    scope: 'handler',
    query: postedQuery,
    body: z.record(z.string(), z.unknown()),
    answer: dvcqgAnswer,
  })
  async dvcqg(
    @Caller() caller: Principal,
    @FromQuery() { mapping: id }: z.infer<typeof postedQuery>,
    @FromBody() body: Record<string, unknown>,
  ): Promise<DvcqgAnswer> {
    const mapping = await this.mappingFor(caller, id);
    const counts = await this.taken(this.messageOf(mapping, body));
    const message = counts.rejected > 0 ? 'kept, some of it among the rejected' : 'kept';
    return { error_code: '00', message, ...counts };
  }

  private async mappingFor(caller: Principal, id: string | undefined): Promise<KnownMapping> {
    const found: KnownMapping[] = [];
    for (const mapping of this.mappings.ofCodec('dvcqg')) {
      if (id !== undefined && mapping.id !== id) continue;
      const unit = unitOfKey(mapping.publisher);
      if (await this.gate.mayReach(caller, unit)) found.push(mapping);
    }
    const [only, ...others] = found;
    if (!only) throw notFound();
    if (others.length > 0) throw badField('mapping', 'several mappings could be meant: name one');
    return only;
  }

  private messageOf(mapping: KnownMapping, body: Record<string, unknown>): IncomingMessage {
    const publisher = this.directory.find(mapping.publisher);
    if (!publisher) throw notFound();
    const topic = mapping.parsed.levels.map((level) => ('text' in level ? level.text : NO_PART));
    return {
      publisher,
      topic: topic.join('/'),
      payload: Buffer.from(JSON.stringify(body)),
      dup: false,
      retainedCopy: false,
      will: false,
      receivedAtUs: this.nowUs(),
      connectedAtUs: 0,
    };
  }

  /** @throws HttpProblem `unavailable`: it was not taken, and is to be sent again */
  private async taken(message: IncomingMessage): Promise<TakenCounts> {
    if (this.posted.isFull)
      throw new HttpProblem('unavailable', { detail: 'more is in hand than may be' });
    try {
      return await this.posted.acceptCounted(message);
    } catch {
      throw new HttpProblem('unavailable', { detail: 'the server is stopping' });
    }
  }
}
