import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { UnitRow } from './unit.entity';

@Entity('users')
@Unique('users_username', ['username'])
@Check('users_role', `role IN ('admin', 'province-staff', 'chairman', 'officer', 'technician')`)
export class UserRow {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ type: 'text' })
  username!: string;

  @Column({ type: 'text', name: 'password_hash' })
  passwordHash!: string;

  @Column({ type: 'text', name: 'display_name' })
  displayName!: string;

  @Column({ type: 'text' })
  role!: string;

  @ForeignKey(() => UnitRow, { name: 'users_unit' })
  @Column({ type: 'text' })
  unit!: string;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  /** When a session of theirs was used last. */
  @Column({ type: 'timestamptz', name: 'last_seen_at', nullable: true })
  lastSeenAt!: Date | null;
}

@Entity('sessions')
@Unique('sessions_hash', ['hash'])
export class SessionRow {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ type: 'bytea' })
  hash!: Buffer;

  @ForeignKey(() => UserRow, { name: 'sessions_user', onDelete: 'CASCADE' })
  @Index('sessions_by_user')
  @Column({ type: 'int', name: 'user_id' })
  userId!: number;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'last_seen_at' })
  lastSeenAt!: Date;

  @Index('sessions_by_expiry')
  @Column({ type: 'timestamptz', name: 'expires_at' })
  expiresAt!: Date;
}

@Entity('api_tokens')
@Unique('api_tokens_hash', ['hash'])
export class ApiTokenRow {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ type: 'bytea' })
  hash!: Buffer;

  @ForeignKey(() => UserRow, { name: 'api_tokens_user', onDelete: 'CASCADE' })
  @Index('api_tokens_by_user')
  @Column({ type: 'int', name: 'user_id' })
  userId!: number;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  role!: string;

  @ForeignKey(() => UnitRow, { name: 'api_tokens_unit' })
  @Column({ type: 'text' })
  unit!: string;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'last_used_at', nullable: true })
  lastUsedAt!: Date | null;

  /** Null: it works until it is taken back. */
  @Column({ type: 'timestamptz', name: 'expires_at', nullable: true })
  expiresAt!: Date | null;
}

@Entity('displays')
@Unique('displays_hash', ['hash'])
export class DisplayRow {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @ForeignKey(() => UnitRow, { name: 'displays_unit' })
  @Index('displays_by_unit')
  @Column({ type: 'text' })
  unit!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'bytea' })
  hash!: Buffer;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'last_seen_at', nullable: true })
  lastSeenAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'revoked_at', nullable: true })
  revokedAt!: Date | null;

  /** How the wall behaves; null: as usual. */
  @Column({ type: 'jsonb', nullable: true })
  settings!: object | null;
}

@Entity('display_sessions')
@Unique('display_sessions_hash', ['hash'])
export class DisplaySessionRow {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ type: 'bytea' })
  hash!: Buffer;

  @ForeignKey(() => DisplayRow, { name: 'display_sessions_display', onDelete: 'CASCADE' })
  @Index('display_sessions_by_display')
  @Column({ type: 'int', name: 'display_id' })
  displayId!: number;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;

  @Index('display_sessions_by_expiry')
  @Column({ type: 'timestamptz', name: 'expires_at' })
  expiresAt!: Date;
}
