import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('retention')
export class RetentionRow {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'retention_pkey' })
  metric!: string;

  @Column({ type: 'int', name: 'raw_days' })
  rawDays!: number;
}
