from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('sources', '0004_about_the_record'),
    ]

    operations = [
        migrations.RemoveField(model_name='source', name='sentence_count'),
    ]
