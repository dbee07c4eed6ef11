import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('audit')
@Index('audit_by_unit', ['unit', 'at'])
@Index('audit_of_unit', ['unit', 'id'])
@Index('audit_of_person', ['who', 'id'])
@Index('audit_of_target', ['target', 'id'])
@Index('audit_of_action', ['action', 'id'])
export class AuditRow {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Index('audit_by_time')
  @Column({ type: 'timestamptz', default: () => 'clock_timestamp()' })
  at!: Date;

  @Column({ type: 'text' })
  who!: string;

  @Column({ type: 'text' })
  role!: string;

  @Column({ type: 'text', nullable: true })
  via!: string | null;

  @Column({ type: 'text' })
  action!: string;

  @Column({ type: 'text', nullable: true })
  unit!: string | null;

  @Column({ type: 'text' })
  target!: string;

  @Column({ type: 'jsonb', nullable: true })
  before!: unknown;

  @Column({ type: 'jsonb', nullable: true })
  after!: unknown;
}
