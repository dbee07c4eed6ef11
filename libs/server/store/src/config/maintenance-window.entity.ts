import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { SourceRow } from './source.entity';

@Entity('maintenance_windows')
@Check('maintenance_windows_span', 'to_at > from_at')
@Index('maintenance_windows_by_source', ['sourceId', 'toAt'])
export class MaintenanceWindowRow {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @ForeignKey(() => SourceRow, { name: 'maintenance_windows_source' })
  @Column({ type: 'int', name: 'source_id' })
  sourceId!: number;

  @Column({ type: 'timestamptz', name: 'from_at' })
  fromAt!: Date;

  @Column({ type: 'timestamptz', name: 'to_at' })
  toAt!: Date;

  @Column({ type: 'text' })
  why!: string;

  @Column({ type: 'text', name: 'set_by' })
  setBy!: string;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'now()' })
  createdAt!: Date;
}
