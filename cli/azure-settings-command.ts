import { Command } from 'commander';
import { azureSettings } from '../fixtures/targets/azure-settings.js';
import { readDescriptor } from '../fixtures/targets/read-descriptor.js';
import { writeLine } from './output.js';

/** `azure-settings`: prints how to give an Azure resource the hubs of a descriptor. */
export function azureSettingsCommand(): Command {
  return new Command('azure-settings')
    .description(
      "Print the Azure CLI commands that configure a descriptor's hubs in a Web PubSub for Socket.IO resource.",
    )
    .argument('<descriptor>', 'the descriptor of the resource')
    .action((file: string) => {
      const target = readDescriptor(file);
      if (target.eventHandler.url.includes('{port}')) {
        throw new Error(
          `eventHandler.url of ${file} is ${JSON.stringify(target.eventHandler.url)}, whose port each run chooses. Expected the ` +
            'URL of a tunnel to this machine, and eventHandler.listen with the port that the tunnel leads to.',
        );
      }
      writeLine(`RESOURCE='<resource>' RESOURCE_GROUP='<resource group>'\n\n${azureSettings(target)}`);
    });
}
