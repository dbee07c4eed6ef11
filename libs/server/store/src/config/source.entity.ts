import type { RateLimits } from '@nhip-xa/contract';
import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { UnitRow } from './unit.entity';

@Entity('sources')
@Check(
  'sources_previous_secret',
  '(previous_secret_hash IS NULL) = (previous_secret_until IS NULL)',
)
@Check(
  'sources_kind',
  `kind IN ('service', 'camera', 'device', 'speaker', 'link', 'gateway', 'typed')`,
)
export class SourceRow {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Index('sources_key', { unique: true, where: 'removed_at IS NULL' })
  @Column({ type: 'text' })
  key!: string;

  @ForeignKey(() => UnitRow, { name: 'sources_unit' })
  @Index('sources_by_unit')
  @Column({ type: 'text' })
  unit!: string;

  @Column({ type: 'text', name: 'local_id' })
  localId!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', nullable: true })
  village!: string | null;

  @Column({ type: 'float8', nullable: true })
  lat!: number | null;

  @Column({ type: 'float8', nullable: true })
  lon!: number | null;

  @Column({ type: 'text', nullable: true })
  gateway!: string | null;

  @Column({ type: 'int', name: 'heartbeat_seconds', default: 60 })
  heartbeatSeconds!: number;

  @Column({ type: 'jsonb', nullable: true })
  feeds!: string[] | null;

  @Column({ type: 'jsonb', default: {} })
  attributes!: Record<string, unknown>;

  @Column({ type: 'jsonb', nullable: true })
  limits!: RateLimits | null;

  @Column({ type: 'bytea', name: 'secret_hash' })
  secretHash!: Buffer;

  /** Of the secret before, as long as it works beside the newest. */
  @Column({ type: 'bytea', name: 'previous_secret_hash', nullable: true })
  previousSecretHash!: Buffer | null;

  @Column({ type: 'timestamptz', name: 'previous_secret_until', nullable: true })
  previousSecretUntil!: Date | null;

  @Column({ type: 'timestamptz', name: 'new_secret_used_at', nullable: true })
  newSecretUsedAt!: Date | null;

  @Column({ type: 'jsonb', default: {} })
  flags!: Record<string, unknown>;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'removed_at', nullable: true })
  removedAt!: Date | null;
}
