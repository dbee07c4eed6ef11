import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access.guard';
import { CONTROLLERS, WATCHING_CONTROLLERS } from './controllers';
import { KpiRules } from './kpi-rules';
import { portProviders, type ApiPorts } from './ports';
import { MappingRules } from './mapping-rules';
import { ProblemFilter } from './problem.filter';
import { SourceImporter } from './source-file/importer';
import { SourceRules } from './source-rules';
import { ListFiles } from './table-file/list-files';
import { UnitImporter } from './unit-file/importer';

/** The HTTP side over its ports. The application is made ready with `configureHttp`. */
@Module({})
export class ApiModule {
  /** @param only `watching`: nothing but health and metrics */
  static register(ports: ApiPorts, only?: 'watching'): DynamicModule {
    return {
      module: ApiModule,
      controllers: [...(only ? WATCHING_CONTROLLERS : CONTROLLERS)],
      providers: [
        ...portProviders(ports),
        KpiRules,
        MappingRules,
        ListFiles,
        SourceImporter,
        SourceRules,
        UnitImporter,
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
    };
  }
}
